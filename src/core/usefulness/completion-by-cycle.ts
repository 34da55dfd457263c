import { type Cycle, CycleModel } from '../cycles/cycle.ts';
import { OneToOneModel } from '../one-to-ones/one-to-one.ts';

export interface Completion {
  cycle: string;
  finalised: number;
  total: number;
}

/** How far the newest occurrence of each running cycle is: numbers only. */
export async function completionByCycle(): Promise<Completion[]> {
  const cycles = await CycleModel.find({ status: { $in: ['active', 'paused'] } })
    .sort({ name: 1 })
    .lean<Cycle[]>();
  const all = await Promise.all(cycles.map(newestCompletion));
  return all.filter(({ total }) => total > 0);
}

/** How far the newest occurrence of one cycle is. */
export async function newestCompletion({ _id: cycleId, name }: Cycle): Promise<Completion> {
  const newest = await OneToOneModel.findOne({ cycleId }, { occurrence: 1 })
    .sort({ occurrence: -1 })
    .lean<{ occurrence: number }>();
  if (!newest) return { cycle: name, finalised: 0, total: 0 };
  const ofIt = { cycleId, occurrence: newest.occurrence };
  const [finalised, open] = await Promise.all([
    OneToOneModel.countDocuments({ ...ofIt, status: 'finalised' }),
    OneToOneModel.countDocuments({ ...ofIt, status: 'open' }),
  ]);
  return { cycle: name, finalised, total: finalised + open };
}
