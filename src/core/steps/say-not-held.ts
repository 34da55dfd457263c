import { z } from 'zod';
import type { Core } from '../core.ts';
import { mustBeAllowed, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { mustBeUnfinished } from '../one-to-ones/must-be.ts';
import { OneToOneModel } from '../one-to-ones/one-to-one.ts';
import { isUnderway, type NotHeld } from '../one-to-ones/status.ts';
import { announce, announcementOf, noticeTo, wasTaken } from './announce.ts';
import { longestReason } from './reopen.ts';
import { whoIsTold } from './who-is-told.ts';

export const notHeldInputSchema = z.object({
  reason: z
    .string()
    .trim()
    .max(longestReason, `Please keep it to ${longestReason} characters.`)
    .optional()
    .transform((reason) => reason || undefined),
});

export type NotHeldInput = z.infer<typeof notHeldInputSchema>;

/** @throws {AppError} for who may not, and for a 1-to-1 that is closed or put away */
export function mustBeClosable(seen: SeenOneToOne): void {
  mustBeAllowed(seen, 'finalise');
  mustBeUnfinished(seen);
}

/** Whether this very request said so when it was delivered before. */
export async function wasSaidNotHeld(core: Core, { oneToOne }: SeenOneToOne): Promise<boolean> {
  const canHaveBeen = !isUnderway(oneToOne) || oneToOne.reopenings !== undefined;
  return canHaveBeen && wasTaken(core, oneToOne, { step: 'not-held', oneToOneId: oneToOne._id });
}

/**
 * Closes a 1-to-1 because the two did not meet, and tells both. Nothing had to be answered: what is not shared stays its
 * author's alone, and what is shared can be read as before.
 * @returns false when it changed since it was loaded
 */
export async function sayNotHeld(core: Core, seen: SeenOneToOne, { reason }: NotHeldInput): Promise<boolean> {
  mustBeClosable(seen);
  const { _id: oneToOneId, status, reviewerId, parts, reopenings, unannounced = [] } = seen.oneToOne;
  const at = core.clock.now();
  const notHeld: NotHeld = { at, byId: seen.actor._id, ...(reason && { reason }) };
  const readers = whoIsTold(seen.oneToOne, seen.reviewer, at);
  const messages = noticeTo(readers, {
    kind: 'not-held',
    oneToOneId,
    ...(reopenings && { turn: reopenings.length }),
  });
  const step = { step: 'not-held', oneToOneId } as const;
  const announcement = announcementOf(core, seen.actor, step, { messages, readers });
  const { matchedCount } = await OneToOneModel.updateOne(
    {
      _id: oneToOneId,
      status,
      reviewerId,
      [`reopenings.${reopenings?.length ?? 0}`]: { $exists: false },
      'parts.reviewee.version': parts.reviewee.version ?? null,
      'parts.reviewer.version': parts.reviewer.version ?? null,
    },
    {
      $set: { status: 'not-held', notHeld, remindAt: at },
      $unset: { activity: 1 },
      $push: { unannounced: announcement },
    },
  );
  if (matchedCount === 0) return false;
  await announce(core, { _id: oneToOneId, unannounced: [...unannounced, announcement] });
  return true;
}
