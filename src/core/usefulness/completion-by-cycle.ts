import { type Cycle, CycleModel } from '../cycles/cycle.ts';
import { OneToOneModel } from '../one-to-ones/one-to-one.ts';
import type { OneToOneStatus } from '../one-to-ones/status.ts';

export interface Completion {
  cycle: string;
  finalised: number;
  /** Finalised or still to be; where the two did not meet counts apart. */
  total: number;
  notHeld?: number;
}

/** How far the newest occurrence of each running cycle is: numbers only. */
export async function completionByCycle(): Promise<Completion[]> {
  const cycles = await CycleModel.find({ status: { $in: ['active', 'paused'] } })
    .sort({ name: 1 })
    .lean<Cycle[]>();
  const all = await Promise.all(cycles.map(newestCompletion));
  return all.filter(({ total, notHeld = 0 }) => total + notHeld > 0);
}

/** How far the newest occurrence of one cycle is. */
export async function newestCompletion({ _id: cycleId, name }: Cycle): Promise<Completion> {
  const newest = await OneToOneModel.findOne({ cycleId }, { occurrence: 1 })
    .sort({ occurrence: -1 })
    .lean<{ occurrence: number }>();
  if (!newest) return { cycle: name, finalised: 0, total: 0 };
  const ofIt = { cycleId, occurrence: newest.occurrence };
  const count = (status: OneToOneStatus) => OneToOneModel.countDocuments({ ...ofIt, status });
  const [finalised, open, lapsed, notHeld] = await Promise.all([
    count('finalised'),
    count('open'),
    count('lapsed'),
    count('not-held'),
  ]);
  const total = finalised + open + lapsed;
  return { cycle: name, finalised, total, ...(notHeld > 0 && { notHeld }) };
}

/** Of those who did not meet, after what is said of the others. */
export function notHeldWords(notHeld = 0): string {
  return notHeld === 0 ? '' : `, ${notHeld} did not meet`;
}
