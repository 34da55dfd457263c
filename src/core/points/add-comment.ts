import { z } from 'zod';
import { entryFor, record } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { insertMissing } from '../database/insert-missing.ts';
import { AppError, notFound } from '../errors.ts';
import { idFor } from '../new-id.ts';
import { can, mustBeAllowed, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { mustBeUnderway } from '../one-to-ones/must-be.ts';
import { isUnderway, listedStatuses } from '../one-to-ones/status.ts';
import { announceAdded } from './announce-added.ts';
import { type Comment, CommentModel, type PointKind, type PointRef } from './comment.ts';
import { type FoundPoint, findPoint, lookForPoint } from './find-point.ts';

export const longestComment = 2000;

export const commentInputSchema = z.object({
  text: z
    .string({ error: 'Please write your comment.' })
    .trim()
    .min(1, 'Please write your comment.')
    .max(longestComment, `Please keep it to ${longestComment} characters.`),
});

/** Agenda points are talked about while it is open; what was to be done is also done after that. */
export function canComment(seen: SeenOneToOne, point: PointKind): boolean {
  const isTime =
    isUnderway(seen.oneToOne) || (point === 'action-point' && listedStatuses.includes(seen.oneToOne.status));
  return isTime && can(seen, 'comment');
}

/** @throws {AppError} when this person may not comment on it, or not any more */
export function mustBeCommentable(seen: SeenOneToOne, point: PointKind): void {
  mustBeAllowed(seen, 'comment');
  if (!canComment(seen, point)) mustBeUnderway(seen);
}

/** Adds a comment to a point and tells whose point it is, unless they wrote it themselves. */
export async function addComment(
  core: Core,
  seen: SeenOneToOne,
  ref: PointRef,
  { text }: z.infer<typeof commentInputSchema>,
): Promise<void> {
  mustBeCommentable(seen, ref.point);
  const found = await findPoint(seen, ref);
  const { _id: oneToOneId, visibleTo } = seen.oneToOne;
  const _id = idFor(core, 'comment');
  const readers = whosePoint(found).filter((personId) => personId !== seen.actor._id);
  const comment: Comment = {
    _id,
    point: ref.point,
    pointId: ref.pointId,
    authorId: seen.actor._id,
    text,
    ...(visibleTo && { visibleTo }),
    writtenAt: core.clock.now(),
    unannounced: {
      entry: entryFor(core, seen.actor, 'comment.added', { oneToOneId, detail: _id }),
      messages: readers.map((personId) => ({
        personId,
        notice: { kind: 'comment', oneToOneId, commentId: _id },
      })),
      readers: [],
    },
  };
  await insertMissing(CommentModel, [comment]);
  await announceAdded(core, CommentModel, comment);
}

function whosePoint({ it }: FoundPoint): string[] {
  const ids = 'ownerId' in it ? [it.authorId, it.ownerId] : [it.authorId];
  return [...new Set(ids.filter((id) => id !== undefined))];
}

/** Only its author takes a comment back. */
export async function deleteComment(core: Core, seen: SeenOneToOne, commentId: string): Promise<PointRef> {
  const comment = await CommentModel.findOne({ _id: commentId, authorId: seen.actor._id }).lean<Comment>();
  if (!comment || !(await lookForPoint(seen, comment))) throw notFound('That comment');
  mustBeCommentable(seen, comment.point);
  const { deletedCount } = await CommentModel.deleteOne({ _id: commentId });
  if (deletedCount === 0) throw new AppError('conflict', 'That comment was deleted in the meantime.');
  await record(core, seen.actor, 'comment.deleted', { oneToOneId: seen.oneToOne._id, detail: commentId });
  return comment;
}
