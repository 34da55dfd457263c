import { readableInThread } from '../handovers/readable-in-thread.ts';
import { mayRead, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { type Comment, CommentModel } from './comment.ts';

/** The comments on these points that this person may read, by point, the oldest first. */
export async function commentsOf(
  seen: SeenOneToOne,
  points: readonly { _id: string }[],
): Promise<Map<string, Comment[]>> {
  if (points.length === 0) return new Map();
  const comments = await CommentModel.find({ pointId: { $in: points.map(({ _id }) => _id) } })
    .sort({ writtenAt: 1, _id: 1 })
    .lean<Comment[]>();
  const byPoint = new Map<string, Comment[]>();
  const readable = comments.filter((comment) => mayRead(seen, comment));
  for (const comment of await readableInThread(seen, readable))
    byPoint.set(comment.pointId, [...(byPoint.get(comment.pointId) ?? []), comment]);
  return byPoint;
}
