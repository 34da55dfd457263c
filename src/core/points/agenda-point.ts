import mongoose from 'mongoose';
import { newId } from '../new-id.ts';
import type { VisibleTo } from '../permissions/visible-to.ts';

export const topics = [
  'goals',
  'feedback',
  'development',
  'praise',
  'blocker',
  'wellbeing',
  'other',
] as const;
export type Topic = (typeof topics)[number];

/** Belongs to the pair's thread in the cycle; carrying forward is a query over `addedIn` and `resolvedIn`. */
export interface AgendaPoint {
  _id: string;
  threadId: string;
  /** Absent for a default point of the template. */
  authorId?: string;
  text: string;
  /** Who besides the two reads it, whatever becomes of the template; absent for as the organisation says. */
  visibleTo?: VisibleTo;
  topic?: Topic;
  /** The chat message it was made from. */
  link?: string;
  /** The occurrence it was added to, or for when none was open. */
  addedIn: number;
  addedAt: Date;
  /** Who was to review that occurrence, where it had not been issued; absent where it had, and in what is older. */
  toReviewerId?: string;
  /** The occurrence in which it was discussed. */
  resolvedIn?: number;
  resolvedAt?: Date;
  resolvedById?: string;
  /** What it said before it was edited, and until when; the oldest first. */
  earlier?: { text: string; until: Date }[];
}

const agendaPointSchema = new mongoose.Schema<AgendaPoint>(
  {
    _id: { type: String, default: newId },
    threadId: { type: String, required: true },
    authorId: String,
    text: { type: String, required: true },
    visibleTo: String,
    topic: { type: String, enum: topics },
    link: String,
    addedIn: { type: Number, required: true },
    addedAt: { type: Date, required: true },
    toReviewerId: String,
    resolvedIn: Number,
    resolvedAt: Date,
    resolvedById: String,
    earlier: {
      type: [new mongoose.Schema({ text: String, until: Date }, { _id: false })],
      default: undefined,
    },
  },
  { collection: 'agendaPoints', versionKey: false },
);

agendaPointSchema.index({ threadId: 1, addedIn: 1 });

export const AgendaPointModel = mongoose.model<AgendaPoint>('AgendaPoint', agendaPointSchema);
