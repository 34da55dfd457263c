import type { Core } from '../core.ts';
import { CycleModel } from '../cycles/cycle.ts';
import { averageOfGroup } from './average-score.ts';
import { UsefulnessModel } from './usefulness.ts';

const recentDays = 90;
const dayMs = 86_400_000;

export interface CycleUsefulness {
  cycle: string;
  average: number;
  people: number;
}

/**
 * How useful people found the 1-to-1s of each cycle lately, for HR: only where enough people said so. Groups do not
 * overlap and there is no total, so that nobody's score is what two averages differ by.
 */
export async function usefulnessByCycle(core: Core): Promise<CycleUsefulness[]> {
  const since = new Date(core.clock.now().getTime() - recentDays * dayMs);
  const perPerson = await UsefulnessModel.aggregate<{ _id: { cycleId: string }; score: number }>([
    { $match: { ratedAt: { $gte: since } } },
    { $group: { _id: { cycleId: '$cycleId', personId: '$personId' }, score: { $avg: '$score' } } },
  ]);
  const scores = new Map<string, number[]>();
  for (const { _id, score } of perPerson)
    scores.set(_id.cycleId, [...(scores.get(_id.cycleId) ?? []), score]);
  const cycles = await CycleModel.find({ _id: { $in: [...scores.keys()] } }, { name: 1 })
    .sort({ name: 1 })
    .lean<{ _id: string; name: string }[]>();
  return cycles.flatMap(({ _id, name }) => {
    const said = scores.get(_id) ?? [];
    const average = averageOfGroup(said);
    return average === undefined ? [] : [{ cycle: name, average, people: said.length }];
  });
}
