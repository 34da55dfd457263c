import { type Comment, CommentModel } from './comment.ts';

/** All comments on these points by point, the oldest first. */
export async function commentsOf(points: readonly { _id: string }[]): Promise<Map<string, Comment[]>> {
  const comments = await CommentModel.find({ pointId: { $in: points.map(({ _id }) => _id) } })
    .sort({ writtenAt: 1, _id: 1 })
    .lean<Comment[]>();
  const byPoint = new Map<string, Comment[]>();
  for (const comment of comments)
    byPoint.set(comment.pointId, [...(byPoint.get(comment.pointId) ?? []), comment]);
  return byPoint;
}
