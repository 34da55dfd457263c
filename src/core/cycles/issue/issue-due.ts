import type { Core } from '../../core.ts';
import { newId } from '../../new-id.ts';
import { lastChangeNumber } from '../../people/change/change-number.ts';
import { openOrganisation } from '../../people/open-organisation.ts';
import { resumeDue } from '../change/pause-cycle.ts';
import { type Cycle, CycleModel } from '../cycle.ts';
import { announceLeftBehind } from './announce-stored.ts';
import { type CycleCounts, issueCycle } from './issue-cycle.ts';

/** In people, but for the last. */
export interface IssueDueCounts extends CycleCounts {
  /** Cycles that could not be handled; the log says why. */
  failed: number;
}

/** The cycles in which somebody may be due, or some of the people changed up to that number. */
export async function findDueCycles(core: Core, change: number): Promise<Cycle[]> {
  return CycleModel.find({
    $or: [
      { status: { $in: ['active', 'paused'] }, nextIssueAt: { $lte: core.clock.now() } },
      { status: 'active', lookedChange: { $lt: change } },
    ],
  }).lean<Cycle[]>();
}

/**
 * The sweep that issues whatever is due. Running it twice, in several copies at once, or again after a crash at any
 * point issues nobody anything twice.
 */
export async function issueDue(core: Core): Promise<IssueDueCounts> {
  const counts: IssueDueCounts = { issued: 0, skipped: 0, missed: 0, leftOut: 0, failed: 0 };
  // The number is read before anybody is: whoever changes from now on is looked at in the next sweep.
  const [change] = await Promise.all([lastChangeNumber(), resumeDue(core)]);
  const due = await findDueCycles(core, change);
  if (due.length > 0) {
    const sweep = { organisation: await openOrganisation(), change };
    for (const cycle of due) {
      try {
        const { issued, skipped, missed, leftOut } = await issueCycle(core, cycle, sweep);
        counts.issued += issued;
        counts.skipped += skipped;
        counts.missed += missed;
        counts.leftOut += leftOut;
      } catch (error) {
        // One cycle that cannot be issued must not hold up the others.
        counts.failed += 1;
        core.log.error({ err: error, errorId: newId(), cycleId: cycle._id }, 'a cycle could not be issued');
      }
    }
  }
  await announceLeftBehind(core);
  return counts;
}
