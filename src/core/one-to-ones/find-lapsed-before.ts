import type { Core } from '../core.ts';
import { type SeenOneToOne, seeOneToOnes } from './load-one-to-one.ts';
import { type OneToOne, OneToOneModel } from './one-to-one.ts';

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
    status: { $nin: ['skipped', 'archived'] },
  })
    .sort({ occurrence: -1 })
    .lean<OneToOne>();
  if (before?.status !== 'lapsed') return undefined;
  const [seen] = await seeOneToOnes(core, actor, [before]);
  return seen;
}
