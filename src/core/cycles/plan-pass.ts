import type { Organisation } from '../people/organisation.ts';
import type { Template } from '../templates/template.ts';
import type { Cycle } from './cycle.ts';
import { isGoneBy } from './latecomers.ts';
import { hasPassed } from './occurrences.ts';
import { type OccurrencePlan, type PlannedIssue, planOccurrence } from './plan-occurrence.ts';

/** What one pass over one occurrence does: who is due now, and when somebody is next. */
export interface Pass {
  plan: OccurrencePlan;
  issues: PlannedIssue[];
  skips: PlannedIssue[];
  /** Absent when this pass is the last one. */
  nextIssueAt?: Date;
}

export function planPass(
  cycle: Cycle,
  template: Template,
  occurrence: number,
  organisation: Organisation,
  now: Date,
): Pass {
  const plan = planOccurrence(cycle, template, occurrence, organisation, now);
  const isStillIn = (issue: PlannedIssue) => !isGoneBy(cycle, plan, issue, now);
  return toPass(plan, plan.issues.filter(isStillIn), plan.skips.filter(isStillIn), now);
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
  return toPass(plan, joiningOf(plan.issues), joiningOf(plan.skips), now);
}

function toPass(plan: OccurrencePlan, issues: PlannedIssue[], skips: PlannedIssue[], now: Date): Pass {
  const isDue = ({ issueAt }: PlannedIssue) => issueAt <= now;
  const later = [...issues, ...skips].filter((issue) => !isDue(issue)).map(({ issueAt }) => issueAt);
  const nextIssueAt = earliestOf(later);
  return {
    plan,
    issues: issues.filter(isDue),
    skips: skips.filter(isDue),
    ...(nextIssueAt && { nextIssueAt }),
  };
}

export function earliestOf(moments: readonly (Date | undefined)[]): Date | undefined {
  let earliest: Date | undefined;
  for (const moment of moments) if (moment && (!earliest || moment < earliest)) earliest = moment;
  return earliest;
}
