import type { Core } from '../core.ts';
import { type SeenOneToOne, seeOneToOnes } from './load-one-to-one.ts';
import { type OneToOne, OneToOneModel } from './one-to-one.ts';
import type { OneToOneStatus } from './status.ts';

type Place = Pick<OneToOne, 'threadId' | 'occurrence' | 'revieweeId' | 'reviewerId'>;

const notBefore: OneToOneStatus[] = ['skipped', 'archived'];

/** The 1-to-1 right before this one in its thread, as its reader may see it, when nobody has finalised it. */
export async function findLapsedBefore(
  core: Core,
  { oneToOne, actor }: SeenOneToOne,
): Promise<SeenOneToOne | undefined> {
  const { threadId, occurrence, isRecurring } = oneToOne;
  if (!isRecurring || occurrence === 0) return undefined;
  const before = await OneToOneModel.findOne({
    threadId,
    occurrence: { $lt: occurrence },
    status: { $nin: notBefore },
  })
    .sort({ occurrence: -1 })
    .lean<OneToOne>();
  if (before?.status !== 'lapsed') return undefined;
  const [seen] = await seeOneToOnes(core, actor, [before]);
  return seen;
}

/** Before how many of these stands one of the same two that nobody has finalised. */
export async function countLapsedBefore(oneToOnes: readonly Place[]): Promise<number> {
  if (oneToOnes.length === 0) return 0;
  const fields = { threadId: 1, occurrence: 1, revieweeId: 1, reviewerId: 1 } as const;
  const lapsed = await OneToOneModel.find(
    {
      revieweeId: { $in: oneToOnes.map(({ revieweeId }) => revieweeId) },
      status: 'lapsed',
      threadId: { $in: oneToOnes.map(({ threadId }) => threadId) },
    },
    fields,
  ).lean<Place[]>();
  const pairs = oneToOnes.flatMap((one) => {
    const earlier = lapsed.filter(
      (each) => each.threadId === one.threadId && each.occurrence < one.occurrence,
    );
    const last = earlier.toSorted((left, right) => right.occurrence - left.occurrence)[0];
    return last?.reviewerId === one.reviewerId ? [{ one, last }] : [];
  });
  if (pairs.length === 0) return 0;
  const between = await OneToOneModel.distinct('threadId', {
    $or: pairs.map(({ one, last }) => ({
      threadId: one.threadId,
      occurrence: { $gt: last.occurrence, $lt: one.occurrence },
    })),
    status: { $nin: notBefore },
  });
  return pairs.filter(({ one }) => !between.includes(one.threadId)).length;
}
