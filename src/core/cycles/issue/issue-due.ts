import type { Core } from '../../core.ts';
import { newId } from '../../new-id.ts';
import { loadOrganisation } from '../../people/organisation.ts';
import { resumeDue } from '../change/pause-cycle.ts';
import { type Cycle, CycleModel } from '../cycle.ts';
import { announceLeftBehind } from './announce-stored.ts';
import { issueCycle } from './issue-cycle.ts';

export interface IssueDueCounts {
  issued: number;
  /** Recorded as skipped: the reviewee is away for the whole of it. */
  skipped: number;
  /** Occurrences that went by without being issued. */
  missed: number;
  /** Cycles that could not be handled; the log says why. */
  failed: number;
}

/** The cycles in which somebody may be due. */
export async function findDueCycles(core: Core): Promise<Cycle[]> {
  return CycleModel.find({ status: 'active', nextIssueAt: { $lte: core.clock.now() } }).lean<Cycle[]>();
}

/**
 * The sweep that issues whatever is due. Running it twice, in several copies at once, or again after a crash at any
 * point issues nobody anything twice.
 */
export async function issueDue(core: Core): Promise<IssueDueCounts> {
  const counts: IssueDueCounts = { issued: 0, skipped: 0, missed: 0, failed: 0 };
  await resumeDue(core);
  const due = await findDueCycles(core);
  if (due.length > 0) {
    const organisation = await loadOrganisation();
    for (const cycle of due) {
      try {
        const { issued, skipped, missed } = await issueCycle(core, cycle, organisation);
        counts.issued += issued;
        counts.skipped += skipped;
        counts.missed += missed;
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
