import { z } from 'zod';
import type { Core } from '../core.ts';
import { AppError } from '../errors.ts';
import { mustBeAllowed, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { OneToOneModel, type Reopening } from '../one-to-ones/one-to-one.ts';
import { isClosed, nameOfStatus } from '../one-to-ones/status.ts';
import { announce, announcementOf, noticeTo, wasTaken } from './announce.ts';
import { whoIsTold } from './who-is-told.ts';

export const longestReason = 1000;

export const reopenInputSchema = z.object({
  reason: z
    .string({ error: 'Please say why.' })
    .trim()
    .min(1, 'Please say why.')
    .max(longestReason, `Please keep it to ${longestReason} characters.`),
});

export type ReopenInput = z.infer<typeof reopenInputSchema>;

/** @throws {AppError} for who may not, and for a 1-to-1 that nobody has closed */
export function mustBeReopenable(seen: SeenOneToOne): void {
  mustBeAllowed(seen, 'reopen');
  const { status } = seen.oneToOne;
  if (!isClosed(seen.oneToOne)) {
    const which = 'only one that was finalised, or closed without a meeting, can be reopened';
    throw new AppError('conflict', `This 1-to-1 is ${nameOfStatus(status)}; ${which}.`);
  }
}

/** Whether this very request reopened it when it was delivered before. */
export async function wasReopened(core: Core, { oneToOne }: SeenOneToOne): Promise<boolean> {
  if (oneToOne.reopenings === undefined) return false;
  return wasTaken(core, oneToOne, { step: 'reopened', oneToOneId: oneToOne._id });
}

/** Opens a closed 1-to-1 again: both parts can change as before, it stays open, and both people are told why. */
export async function reopen(core: Core, seen: SeenOneToOne, { reason }: ReopenInput): Promise<void> {
  mustBeReopenable(seen);
  const { _id: oneToOneId, status, reopenings = [], unannounced = [] } = seen.oneToOne;
  const reopening: Reopening = { at: core.clock.now(), byId: seen.actor._id, reason };
  const readers = whoIsTold(seen.oneToOne, seen.reviewer, reopening.at);
  const messages = noticeTo(readers, { kind: 'reopened', oneToOneId, turn: reopenings.length + 1 });
  const step = { step: 'reopened', oneToOneId } as const;
  const announcement = announcementOf(core, seen.actor, step, { messages, readers });
  const { matchedCount } = await OneToOneModel.updateOne(
    { _id: oneToOneId, status, [`reopenings.${reopenings.length}`]: { $exists: false } },
    {
      $set: { status: 'open', staysOpen: true, remindAt: reopening.at },
      $unset: { finalisedAt: 1, finalisedById: 1, notHeld: 1 },
      $push: { reopenings: reopening, unannounced: announcement },
    },
  );
  if (matchedCount === 0) throw new AppError('conflict', 'This 1-to-1 was reopened in the meantime.');
  await announce(core, { _id: oneToOneId, unannounced: [...unannounced, announcement] });
}
