import { type OneToOne, OneToOneModel } from '../one-to-ones/one-to-one.ts';
import { dayIn } from '../time/local-time.ts';
import type { Cycle } from './cycle.ts';
import { isOver } from './occurrences.ts';
import type { OccurrencePlan, PlannedIssue } from './plan-occurrence.ts';

type Progress = Pick<Cycle, 'timeZone'> & Partial<Pick<Cycle, 'nextOccurrence' | 'issuedUntilAt'>>;

/**
 * Whether somebody was due before the last sweep of an occurrence that is being issued around the world: they either
 * have it or came later, and who came later is in only while it is still the issue date where they live. Nobody is in
 * once their own share-and-finalise-by date has gone by.
 */
export function isGoneBy(
  cycle: Progress,
  { occurrence }: OccurrencePlan,
  { reviewee, issueAt, dates }: PlannedIssue,
  now: Date,
): boolean {
  if (isOver(dates.finaliseBy, cycle, now)) return true;
  const { nextOccurrence, issuedUntilAt } = cycle;
  if (issuedUntilAt === undefined || occurrence !== nextOccurrence) return false;
  return issueAt <= issuedUntilAt && dayIn(now, reviewee.timeZone) !== dates.issueOn;
}

/** Says of those who came too late for an occurrence that they are left out. */
export function leaveOutLatecomers(
  cycle: Progress,
  plan: OccurrencePlan,
  issuedTo: ReadonlySet<string>,
  now: Date,
): OccurrencePlan {
  const isLate = (issue: PlannedIssue) =>
    !issuedTo.has(issue.reviewee._id) && isGoneBy(cycle, plan, issue, now);
  const late = plan.issues.filter(isLate);
  if (late.length === 0) return plan;
  return {
    ...plan,
    issues: plan.issues.filter((issue) => !isLate(issue)),
    leftOut: [
      ...plan.leftOut,
      ...late.map(({ reviewee }) => ({ person: reviewee, reason: 'came too late' as const })),
    ],
  };
}

/** Who has theirs already of an occurrence that is being issued. */
export async function findIssuedTo(
  cycle: Pick<Cycle, '_id' | 'nextOccurrence' | 'issuedUntilAt'>,
): Promise<ReadonlySet<string>> {
  if (cycle.issuedUntilAt === undefined) return new Set();
  const ofIt = { cycleId: cycle._id, occurrence: cycle.nextOccurrence };
  const issued = await OneToOneModel.find(ofIt, { revieweeId: 1 }).lean<Pick<OneToOne, 'revieweeId'>[]>();
  return new Set(issued.map(({ revieweeId }) => revieweeId));
}
