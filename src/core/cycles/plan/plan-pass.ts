import type { Organisation } from '../../people/organisation.ts';
import type { Template } from '../../templates/template.ts';
import type { Cycle } from '../cycle.ts';
import { hasPassed } from '../dates/occurrences.ts';
import { hashOfPeople } from './hash-of-people.ts';
import { goneBy, wasDueBefore } from './latecomers.ts';
import { type OccurrencePlan, type PlannedIssue, planOccurrence } from './plan-occurrence.ts';

/** What one pass over one occurrence does: who is due now, and when somebody is next. */
export interface Pass {
  plan: OccurrencePlan;
  /** Who is due for the first time. */
  issues: PlannedIssue[];
  /** Who is due and most likely has theirs. */
  late: PlannedIssue[];
  skips: PlannedIssue[];
  /** Absent when this pass is the last one. */
  nextIssueAt?: Date;
}

export function hasWork({ issues, late, skips }: Pass): boolean {
  return issues.length + late.length + skips.length > 0;
}

export function planPass(
  cycle: Cycle,
  template: Template,
  occurrence: number,
  organisation: Organisation,
  now: Date,
): Pass {
  const plan = planOccurrence(cycle, template, occurrence, organisation, now);
  const isGoneBy = goneBy(cycle, plan, now);
  const wasDue = wasDueBefore(cycle, plan);
  const isDone =
    cycle.issuedUntilAt !== undefined && hashOfDue(plan, cycle.issuedUntilAt) === cycle.issuedToHash
      ? wasDue
      : () => false;
  const isStillIn = (issue: PlannedIssue) => !isDone(issue) && !isGoneBy(issue);
  const mayHaveTheirs = cycle.trigger ? () => true : wasDue;
  return toPass(plan, plan.issues.filter(isStillIn), plan.skips.filter(isStillIn), now, mayHaveTheirs);
}

/** Stands for the people of an occurrence who are due by a moment, whether or not they get theirs. */
export function hashOfDue({ issues, skips }: OccurrencePlan, moment: Date): string {
  const due = [...issues, ...skips].filter(({ issueAt }) => issueAt <= moment);
  return hashOfPeople(due.map(({ reviewee }) => reviewee._id));
}

/** For the people who were added to an occurrence that is open. */
export function planJoining(
  cycle: Cycle,
  template: Template,
  organisation: Organisation,
  now: Date,
): Pass | undefined {
  if (!cycle.joining || hasPassed(cycle, cycle.joining.occurrence, now, organisation.calendars))
    return undefined;
  const plan = planOccurrence(cycle, template, cycle.joining.occurrence, organisation, now);
  const joining = new Set(cycle.joining.personIds);
  const isAtOnce = cycle.issueImmediately || cycle.joining.isAtOnce === true;
  const joiningOf = (issues: PlannedIssue[]) =>
    issues
      .filter(({ reviewee }) => joining.has(reviewee._id))
      .map((issue) => (isAtOnce ? { ...issue, issueAt: now } : issue));
  return toPass(plan, joiningOf(plan.issues), joiningOf(plan.skips), now, () => true);
}

function toPass(
  plan: OccurrencePlan,
  issues: PlannedIssue[],
  skips: PlannedIssue[],
  now: Date,
  mayHaveTheirs: (issue: PlannedIssue) => boolean,
): Pass {
  const isDue = ({ issueAt }: PlannedIssue) => issueAt <= now;
  const later = [...issues, ...skips].filter((issue) => !isDue(issue)).map(({ issueAt }) => issueAt);
  const nextIssueAt = earliestOf(later);
  const due = issues.filter(isDue);
  return {
    plan,
    issues: due.filter((issue) => !mayHaveTheirs(issue)),
    late: due.filter(mayHaveTheirs),
    skips: skips.filter(isDue),
    ...(nextIssueAt && { nextIssueAt }),
  };
}

export function earliestOf(moments: readonly (Date | undefined)[]): Date | undefined {
  let earliest: Date | undefined;
  for (const moment of moments) if (moment && (!earliest || moment < earliest)) earliest = moment;
  return earliest;
}
