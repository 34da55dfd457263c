import { z } from 'zod';
import { record } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { AppError } from '../errors.ts';
import { mustBeAllowed, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { type OneToOne, OneToOneModel, type Reopening } from '../one-to-ones/one-to-one.ts';
import { enqueue, refreshMessages } from '../outbox/enqueue.ts';
import { refreshReminders } from '../outbox/refresh-reminders.ts';
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

/** @throws {AppError} for who may not, and for a 1-to-1 that is not finalised */
export function mustBeReopenable(seen: SeenOneToOne): void {
  mustBeAllowed(seen, 'reopen');
  if (seen.oneToOne.status !== 'finalised') {
    throw new AppError(
      'conflict',
      `This 1-to-1 is ${seen.oneToOne.status}; only a finalised one can be reopened.`,
    );
  }
}

/** Opens a finalised 1-to-1 again: both parts can change as before, and both people are told why. */
export async function reopen(core: Core, seen: SeenOneToOne, { reason }: ReopenInput): Promise<void> {
  mustBeReopenable(seen);
  const { _id: oneToOneId } = seen.oneToOne;
  const reopening: Reopening = { at: core.clock.now(), byId: seen.actor._id, reason };
  const reopened = await OneToOneModel.findOneAndUpdate(
    { _id: oneToOneId, status: 'finalised' },
    {
      $set: { status: 'open', remindAt: reopening.at },
      $unset: { finalisedAt: 1, finalisedById: 1 },
      $push: { reopenings: reopening },
    },
    { returnDocument: 'after' },
  ).lean<OneToOne>();
  if (!reopened) throw new AppError('conflict', 'This 1-to-1 was reopened in the meantime.');
  const notice = { kind: 'reopened', oneToOneId, turn: reopened.reopenings?.length ?? 1 } as const;
  const told = whoIsTold(reopened, seen.reviewer, core.clock.now());
  await enqueue(
    core,
    told.map((personId) => ({ personId, notice })),
  );
  await refreshMessages(core, oneToOneId);
  await refreshReminders(core, told);
  await record(core, seen.actor, 'one-to-one.reopened', { oneToOneId });
}
