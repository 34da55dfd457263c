import type { Member } from '../../people/member.ts';
import type { OwnOccurrence } from '../dates/own-times.ts';
import type { LeftOutReason } from '../left-out-reason.ts';
import type { PlannedIssue, Planner } from './planner.ts';
import type { Standing } from './standing.ts';

/** One who gets none of an occurrence that was due for them. */
export interface Passed extends OwnOccurrence {
  person: Member;
  reason: LeftOutReason;
}

/** What becomes of everything that is due for one person. */
export interface Settled {
  issue?: PlannedIssue;
  /** Away throughout: recorded as a 1-to-1 that was skipped. */
  skips: PlannedIssue[];
  passed: Passed[];
}

/**
 * Of what is due for somebody they get the newest that is not over; each of the others has its reason.
 * @param due in the order of the occurrences
 * @param mayIssue whether the cycle issues anything now
 */
export function settle(
  planner: Pick<Planner, 'against' | 'isOver'>,
  person: Member,
  standing: Standing,
  due: readonly OwnOccurrence[],
  mayIssue: boolean,
): Settled {
  const settled: Settled = { skips: [], passed: [] };
  let isNewest = mayIssue;
  for (const own of due.toReversed()) {
    if ('reason' in standing) {
      settled.passed.push({ ...own, person, reason: standing.reason });
      continue;
    }
    const against = planner.against(person, own);
    const planned = { ...own, reviewee: person, reviewer: standing.reviewer };
    const isGiven = isNewest && against === undefined && !planner.isOver(person, own);
    if (isGiven) settled.issue = planned;
    else if (against === 'away throughout') settled.skips.push(planned);
    else if (against !== 'unnamed') settled.passed.push({ ...own, person, reason: against ?? 'missed' });
    // Whoever is away for the whole of the newest one gets no older one in its place.
    isNewest &&= !isGiven && (against !== 'away throughout' || planner.isOver(person, own));
  }
  return settled;
}
