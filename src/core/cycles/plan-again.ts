import type { Core } from '../core.ts';
import { CycleModel } from './cycle.ts';

/** After people or teams changed: has the next sweep look at every cycle anew, for somebody may be due earlier now. */
export async function planAgain(core: Core): Promise<void> {
  const now = core.clock.now();
  await CycleModel.updateMany(
    { status: 'active', nextIssueAt: { $gt: now } },
    { $set: { nextIssueAt: now } },
  );
}
