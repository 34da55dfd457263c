import { type OneToOne, OneToOneModel } from './one-to-one.ts';
import { listedStatuses, type OneToOneStatus } from './status.ts';

export type Newest = Pick<
  OneToOne,
  '_id' | 'threadId' | 'occurrence' | 'reviewerId' | 'reassignments' | 'takenOver'
>;

/** By thread, its newest 1-to-1 that was issued and is not put away, leaving out those with these ids. */
export async function newestOfThreads(
  threadIds: readonly string[],
  exceptIds: readonly string[] = [],
  statuses: readonly OneToOneStatus[] = listedStatuses,
): Promise<Map<string, Newest>> {
  if (threadIds.length === 0) return new Map();
  const newest = await OneToOneModel.aggregate<Newest>([
    {
      $match: {
        threadId: { $in: [...new Set(threadIds)] },
        status: { $in: [...statuses] },
        ...(exceptIds.length > 0 && { _id: { $nin: [...exceptIds] } }),
      },
    },
    { $sort: { threadId: 1, occurrence: -1 } },
    {
      $group: {
        _id: '$threadId',
        oneToOneId: { $first: '$_id' },
        occurrence: { $first: '$occurrence' },
        reviewerId: { $first: '$reviewerId' },
        reassignments: { $first: '$reassignments' },
        takenOver: { $first: '$takenOver' },
      },
    },
    { $set: { _id: '$oneToOneId', threadId: '$_id' } },
    { $unset: 'oneToOneId' },
  ]);
  return new Map(newest.map((oneToOne) => [oneToOne.threadId, withoutNulls(oneToOne)]));
}

/** Grouping gives null for what a 1-to-1 does not have. */
function withoutNulls({ reassignments, takenOver, ...newest }: Newest): Newest {
  return { ...newest, ...(reassignments && { reassignments }), ...(takenOver && { takenOver }) };
}
