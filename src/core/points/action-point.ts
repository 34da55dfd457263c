import mongoose from 'mongoose';
import { newId } from '../new-id.ts';
import type { Announcement } from '../one-to-ones/announcement.ts';
import type { VisibleTo } from '../permissions/visible-to.ts';
import type { IsoDate } from '../time/iso-date.ts';

/** Belongs to the pair's thread in the cycle; carrying forward is a query over `addedIn` and `doneIn`. */
export interface ActionPoint {
  _id: string;
  threadId: string;
  authorId: string;
  ownerId: string;
  text: string;
  /** Who besides the two reads it, whatever becomes of the template; absent for as the organisation says. */
  visibleTo?: VisibleTo;
  dueOn?: IsoDate;
  addedIn: number;
  addedAt: Date;
  doneIn?: number;
  doneAt?: Date;
  doneById?: string;
  /** When to look whether its owner is to be reminded of it; absent when they will not be. */
  remindAt?: Date;
  /** What has to be made known of it, until it is. */
  unannounced?: Announcement;
}

const actionPointSchema = new mongoose.Schema<ActionPoint>(
  {
    _id: { type: String, default: newId },
    threadId: { type: String, required: true },
    authorId: { type: String, required: true },
    ownerId: { type: String, required: true },
    text: { type: String, required: true },
    visibleTo: String,
    dueOn: String,
    addedIn: { type: Number, required: true },
    addedAt: { type: Date, required: true },
    doneIn: Number,
    doneAt: Date,
    doneById: String,
    remindAt: Date,
    unannounced: mongoose.Schema.Types.Mixed,
  },
  { collection: 'actionPoints', versionKey: false },
);

actionPointSchema.index({ threadId: 1, addedIn: 1 });
actionPointSchema.index({ ownerId: 1, doneAt: 1 });
actionPointSchema.index(
  { 'unannounced.entry.at': 1 },
  { partialFilterExpression: { 'unannounced.entry.at': { $type: 'date' } } },
);
actionPointSchema.index({ remindAt: 1 }, { partialFilterExpression: { remindAt: { $type: 'date' } } });

export const ActionPointModel = mongoose.model<ActionPoint>('ActionPoint', actionPointSchema);
