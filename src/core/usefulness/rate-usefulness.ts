import { z } from 'zod';
import { record } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { defined } from '../defined.ts';
import { AppError } from '../errors.ts';
import { mustBeAllowed, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { redrawFinalised } from '../outbox/redraw-finalised.ts';
import { bestScore, UsefulnessModel, usefulnessId, worstScore } from './usefulness.ts';

export const longestWhy = 1000;

export const usefulnessInputSchema = z.object({
  score: z
    .string({ error: 'Please choose how useful it was.' })
    .transform(Number)
    .pipe(
      z
        .int('Please choose how useful it was.')
        .min(worstScore, 'Please choose one of the scores.')
        .max(bestScore, 'Please choose one of the scores.'),
    ),
  why: z.string().trim().max(longestWhy, `Please keep it to ${longestWhy} characters.`).optional(),
});

/** @throws {AppError} unless this person is one of the two and the 1-to-1 is finalised */
export function mustBeRateable(seen: SeenOneToOne): void {
  mustBeAllowed(seen, 'rate');
  if (seen.oneToOne.status !== 'finalised') {
    throw new AppError('conflict', 'You can say how useful it was once it is finalised.');
  }
}

/**
 * Keeps how useful somebody found a finalised 1-to-1, in place of what they said before.
 * @param why sealed before it reaches the database; left as it is when undefined, taken away when empty
 */
export async function rateUsefulness(
  core: Core,
  seen: SeenOneToOne,
  { score, why }: { score: number; why?: string | undefined },
): Promise<void> {
  mustBeRateable(seen);
  const { _id: oneToOneId, threadId, cycleId, occurrence, revieweeId, reviewerId } = seen.oneToOne;
  const personId = seen.actor._id;
  const _id = usefulnessId(oneToOneId, personId);
  const about = { oneToOneId, threadId, cycleId, occurrence, revieweeId, reviewerId, personId };
  const sealedWhy = why ? core.vault.seal(why, _id) : undefined;
  await UsefulnessModel.updateOne(
    { _id },
    {
      $set: defined({ ...about, score, ratedAt: core.clock.now(), sealedWhy }),
      $unset: why === '' ? { sealedWhy: 1 } : {},
    },
    { upsert: true },
  );
  await redrawFinalised(core, oneToOneId, personId);
  await record(core, seen.actor, 'usefulness.rated', { oneToOneId });
}
