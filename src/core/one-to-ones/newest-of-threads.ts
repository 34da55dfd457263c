import { type OneToOne, OneToOneModel } from './one-to-one.ts';

export type Newest = Pick<OneToOne, '_id' | 'threadId' | 'occurrence' | 'reviewerId'>;

/** By thread, its newest 1-to-1 that took or takes place, leaving out those with these ids. */
export async function newestOfThreads(
  threadIds: readonly string[],
  exceptIds: readonly string[] = [],
): Promise<Map<string, Newest>> {
  if (threadIds.length === 0) return new Map();
  const newest = await OneToOneModel.aggregate<Newest>([
    {
      $match: {
        threadId: { $in: [...new Set(threadIds)] },
        status: { $in: ['open', 'finalised'] },
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
      },
    },
    { $project: { _id: '$oneToOneId', threadId: '$_id', occurrence: 1, reviewerId: 1 } },
  ]);
  return new Map(newest.map((oneToOne) => [oneToOne.threadId, oneToOne]));
}
