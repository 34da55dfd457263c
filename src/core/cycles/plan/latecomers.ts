import { type OneToOne, OneToOneModel } from '../../one-to-ones/one-to-one.ts';
import { dayIn } from '../../time/local-time.ts';
import type { Cycle } from '../cycle.ts';
import { isOver } from '../dates/occurrences.ts';
import type { OccurrencePlan, PlannedIssue } from './plan-occurrence.ts';

type Progress = Pick<Cycle, 'timeZone'> & Partial<Pick<Cycle, 'nextOccurrence' | 'issuedUntilAt'>>;

/**
 * Tells who was due before the last sweep of an occurrence that is being issued around the world: they either have
 * theirs or came later.
 */
export function wasDueBefore(
  { nextOccurrence, issuedUntilAt }: Progress,
  { occurrence }: OccurrencePlan,
): (issue: PlannedIssue) => boolean {
  if (issuedUntilAt === undefined || occurrence !== nextOccurrence) return () => false;
  return ({ issueAt }) => issueAt <= issuedUntilAt;
}

/**
 * Tells who is in no more: of those who were due before, whoever lives where it is no longer the issue date; and
 * everybody whose own share-and-finalise-by date has gone by. There are far fewer zones and dates than people.
 */
export function goneBy(cycle: Progress, plan: OccurrencePlan, now: Date): (issue: PlannedIssue) => boolean {
  const isOverBy = remembering((finaliseBy: PlannedIssue['dates']['finaliseBy']) =>
    isOver(finaliseBy, cycle, now),
  );
  const todayIn = remembering((timeZone: string) => dayIn(now, timeZone));
  const wasDue = wasDueBefore(cycle, plan);
  return (issue) =>
    isOverBy(issue.dates.finaliseBy) ||
    (wasDue(issue) && todayIn(issue.reviewee.timeZone) !== issue.dates.issueOn);
}

function remembering<Key, Value>(find: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? find(key);
    known.set(key, value);
    return value;
  };
}

/** Says of those who came too late for an occurrence that they are left out. */
export function leaveOutLatecomers(
  cycle: Progress,
  plan: OccurrencePlan,
  issuedTo: ReadonlySet<string>,
  now: Date,
): OccurrencePlan {
  const isGoneBy = goneBy(cycle, plan, now);
  const isLate = (issue: PlannedIssue) => !issuedTo.has(issue.reviewee._id) && isGoneBy(issue);
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
