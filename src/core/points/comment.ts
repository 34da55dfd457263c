import mongoose from 'mongoose';
import { newId } from '../new-id.ts';
import type { Announcement } from '../one-to-ones/announcement.ts';
import type { VisibleTo } from '../permissions/visible-to.ts';

/** What can be commented on. */
export type PointKind = 'agenda-point' | 'action-point';

export interface PointRef {
  point: PointKind;
  pointId: string;
}

/** What somebody wrote under an agenda point or an action point; it goes wherever the point goes. */
export interface Comment extends PointRef {
  _id: string;
  authorId: string;
  text: string;
  /** Who besides the two reads it; absent for as the organisation says. */
  visibleTo?: VisibleTo;
  writtenAt: Date;
  /** What has to be made known of it, until it is. */
  unannounced?: Announcement;
}

const commentSchema = new mongoose.Schema<Comment>(
  {
    _id: { type: String, default: newId },
    point: { type: String, enum: ['agenda-point', 'action-point'], required: true },
    pointId: { type: String, required: true },
    authorId: { type: String, required: true },
    text: { type: String, required: true },
    visibleTo: String,
    writtenAt: { type: Date, required: true },
    unannounced: mongoose.Schema.Types.Mixed,
  },
  { collection: 'comments', versionKey: false },
);

commentSchema.index({ pointId: 1, writtenAt: 1 });
commentSchema.index(
  { 'unannounced.entry.at': 1 },
  { partialFilterExpression: { 'unannounced.entry.at': { $type: 'date' } } },
);

export const CommentModel = mongoose.model<Comment>('Comment', commentSchema);
