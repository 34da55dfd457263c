import type { Core } from '../core.ts';
import { defined } from '../defined.ts';
import { can, counterpartOf, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { averageForOther, mostAveraged } from './average-score.ts';
import { type Usefulness, UsefulnessModel, usefulnessId } from './usefulness.ts';

/** What one of the two sees of how useful a 1-to-1 was. */
export interface SeenUsefulness {
  /** What they said themself. */
  own?: OwnRating;
  /** The average of what the other said of the last few of this pair, once there are enough. */
  average?: number;
}

interface OwnRating {
  score: number;
  why?: string;
  /** They gave a reason, and it does not open, as when it was sealed with another secret. */
  isWhyUnreadable?: true;
}

/** Undefined for whoever is not one of the two, and until the 1-to-1 is finalised. */
export async function usefulnessOf(core: Core, seen: SeenOneToOne): Promise<SeenUsefulness | undefined> {
  if (seen.oneToOne.status !== 'finalised' || !can(seen, 'rate')) return undefined;
  const [own, average] = await Promise.all([ownRating(core, seen), averageOfOther(seen)]);
  return defined({ own, average });
}

async function ownRating(core: Core, seen: SeenOneToOne): Promise<OwnRating | undefined> {
  const rated = await findOwnRating(seen);
  return rated && openRating(core, rated);
}

/** What this person said themself, with the reason sealed. */
export async function findOwnRating({ oneToOne, actor }: SeenOneToOne): Promise<Usefulness | undefined> {
  const _id = usefulnessId(oneToOne._id, actor._id);
  return (await UsefulnessModel.findById(_id).lean<Usefulness>()) ?? undefined;
}

/** For whoever said it; a reason that does not open takes nothing else with it. */
export function openRating(core: Core, { _id, score, sealedWhy }: Usefulness): OwnRating {
  if (!sealedWhy) return { score };
  try {
    return { score, why: core.vault.open(sealedWhy, _id) };
  } catch {
    core.log.warn({ usefulnessId: _id }, 'a reason for a score does not open');
    return { score, isWhyUnreadable: true };
  }
}

/** What they said of 1-to-1s with somebody else is not about this pair. */
async function averageOfOther(seen: SeenOneToOne): Promise<number | undefined> {
  const { threadId, revieweeId, reviewerId } = seen.oneToOne;
  if (seen.actor._id !== revieweeId && seen.actor._id !== reviewerId) return undefined;
  const newest = await UsefulnessModel.find({ threadId, reviewerId, personId: counterpartOf(seen)._id })
    .sort({ occurrence: -1 })
    .limit(mostAveraged)
    .lean<Usefulness[]>();
  return averageForOther(newest.map(({ score }) => score));
}
