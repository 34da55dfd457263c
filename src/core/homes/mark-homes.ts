import type { Core } from '../core.ts';
import { inBatches } from '../database/in-batches.ts';
import { type Home, HomeModel } from './home.ts';

/** Whoever has not opened their Home tab for so long is not looking at it. */
const openedWithinMs = 28 * 86_400_000;

/** For what others do, a Home tab is drawn once in this time. */
export const redrawEveryMs = 60_000;

/**
 * Notes that the Home tabs of these people may show something else by now: to be looked at at once, or a minute after
 * they were last drawn for something that others did.
 */
export async function markHomes(core: Core, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return;
  const now = core.clock.now();
  const openedAt = { $gte: new Date(now.getTime() - openedWithinMs) };
  for (const batch of inBatches(personIds)) {
    await HomeModel.collection.updateMany({ _id: { $in: batch }, openedAt } as object, [
      {
        $set: {
          marks: { $add: [{ $ifNull: ['$marks', 0] }, 1] },
          dueAt: { $ifNull: ['$dueAt', { $max: [now, { $add: ['$redrawnAt', redrawEveryMs] }] }] },
        },
      },
    ]);
  }
  core.nudgeOutbox();
}

/**
 * The Home tab that is due longest, held for a minute by whoever asks: after a kill it is drawn then.
 * @returns how it was before
 */
export async function claimHome(core: Core): Promise<Home | undefined> {
  const now = core.clock.now();
  const claimed = await HomeModel.findOneAndUpdate(
    { dueAt: { $lte: now, $type: 'date' } },
    { $set: { dueAt: new Date(now.getTime() + redrawEveryMs) } },
    { sort: { dueAt: 1 } },
  ).lean<Home>();
  return claimed ?? undefined;
}

/** It was looked at, and drawn where that is said; what happened to it in the meantime makes it due again. */
export async function settleHome(
  core: Core,
  { _id, marks }: Home,
  { since, drawn }: { since: Date; drawn?: string },
): Promise<void> {
  const now = core.clock.now();
  const inAMinute = new Date(now.getTime() + redrawEveryMs);
  const isMarked = { $ne: [{ $ifNull: ['$marks', 0] }, marks ?? 0] };
  const unlessMarked = { $cond: [isMarked, inAMinute, '$$REMOVE'] };
  // Of two that were drawn at one moment nobody knows which came last.
  const isUnderIt = { $gte: ['$ownDrawnAt', since] };
  await HomeModel.collection.updateOne({ _id } as object, [
    {
      $set: {
        ...(drawn !== undefined && { drawn: { $literal: drawn }, redrawnAt: now }),
        dueAt: drawn === undefined ? unlessMarked : { $cond: [isUnderIt, now, unlessMarked] },
      },
    },
  ]);
}

/** It could not be drawn now. */
export async function postponeHome(core: Core, { _id }: Home, forMs: number): Promise<void> {
  await HomeModel.updateOne({ _id }, { $set: { dueAt: new Date(core.clock.now().getTime() + forMs) } });
}
