import { z } from 'zod';
import { record } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { isDuplicateKey } from '../database/is-duplicate-key.ts';
import { whileStill } from '../database/while-still.ts';
import { defined } from '../defined.ts';
import { AppError } from '../errors.ts';
import { mustBeAllowed, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { redrawFinalised } from '../outbox/redraw-finalised.ts';
import { bestScore, type Usefulness, UsefulnessModel, usefulnessId, worstScore } from './usefulness.ts';

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

export type UsefulnessInput = z.infer<typeof usefulnessInputSchema>;

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
 * @param asSeen what they had said when they looked; without it, whatever they said
 * @returns false when they said something else since then
 */
export async function rateUsefulness(
  core: Core,
  seen: SeenOneToOne,
  { score, why }: { score: number; why?: string | undefined },
  asSeen?: { rated: Usefulness | undefined },
): Promise<boolean> {
  mustBeRateable(seen);
  const { _id: oneToOneId, threadId, cycleId, occurrence, revieweeId, reviewerId } = seen.oneToOne;
  const personId = seen.actor._id;
  const _id = usefulnessId(oneToOneId, personId);
  const about = { oneToOneId, threadId, cycleId, occurrence, revieweeId, reviewerId, personId };
  const sealedWhy = why ? await core.vault.seal(why, _id) : undefined;
  const isKept = await isStored(
    { _id, ...(asSeen && whileStill(asSeen.rated ?? {}, 'score', 'sealedWhy')) },
    {
      $set: defined({ ...about, score, ratedAt: core.clock.now(), sealedWhy }),
      $unset: why === '' ? { sealedWhy: 1 } : {},
    },
  );
  if (!isKept) return false;
  await redrawFinalised(core, oneToOneId, personId);
  await record(core, seen.actor, 'usefulness.rated', { oneToOneId });
  return true;
}

async function isStored(filter: Record<string, unknown>, update: object): Promise<boolean> {
  try {
    await UsefulnessModel.updateOne(filter, update, { upsert: true });
    return true;
  } catch (error) {
    // There is something else than what the filter asks for.
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
