import type { Core } from '../core.ts';
import { CycleModel } from './cycle.ts';

/**
 * After teams, holidays or working days changed: has the next sweep look at everybody anew, in every cycle, for whoever is
 * in it and when may be different. People who change themselves are found by their number, see `noteChangeOf`.
 */
export async function lookAtEverybody(core: Core): Promise<void> {
  const again = { $unset: { lookedChange: true as const }, $inc: { revision: 1 } };
  await CycleModel.updateMany({ status: 'paused' }, again);
  await CycleModel.updateMany({ status: 'active' }, { ...again, $set: { nextIssueAt: core.clock.now() } });
}
