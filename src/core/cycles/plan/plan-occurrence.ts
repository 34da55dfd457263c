import { isAwayThroughout } from '../../people/absences.ts';
import { actsAsManagerOn, everActsAsManager } from '../../people/acts-as-manager.ts';
import type { Member } from '../../people/member.ts';
import type { Organisation } from '../../people/organisation.ts';
import { whoManages } from '../../people/who-manages.ts';
import type { Template } from '../../templates/template.ts';
import type { IsoDate } from '../../time/iso-date.ts';
import { localTimeOn } from '../../time/local-time.ts';
import type { Cycle } from '../cycle.ts';
import type { OccurrenceDates } from '../cycle-dates.ts';
import { datesOf } from '../dates/dates-of.ts';
import { firstOccurrenceFrom, issueTime } from '../dates/occurrences.ts';
import { regularOccurrences, triggeredOccurrences } from '../dates/occurrences-for.ts';
import type { NoOccasion } from '../dates/triggers.ts';
import { recipientsOf } from './recipients.ts';

export type LeftOutReason =
  | 'inactive'
  | 'excluded'
  | "not the creator's report"
  | 'is the reviewer'
  | 'no manager'
  | NoOccasion
  | 'closed until then'
  | 'paused'
  | 'away throughout'
  | 'missed'
  | 'came too late';

export interface PlannedIssue {
  occurrence: number;
  reviewee: Member;
  reviewer: Member;
  /** As the reviewee's working days have them. */
  dates: OccurrenceDates;
  issueAt: Date;
}

export interface LeftOut {
  person: Member;
  reason: LeftOutReason;
}

/** Who gets an occurrence from whom and when, and who does not and why; by e-mail. */
export interface OccurrencePlan {
  occurrence: number;
  /** For whoever has no holidays of their own. */
  dates: OccurrenceDates;
  issues: PlannedIssue[];
  /** Of those left out, the ones whose 1-to-1 is recorded as skipped when it would have been issued. */
  skips: PlannedIssue[];
  leftOut: LeftOut[];
}

/** A cycle, stored or not yet, as far as planning goes. */
export type PlannedCycle = Pick<
  Cycle,
  | 'recipients'
  | 'dates'
  | 'every'
  | 'trigger'
  | 'timeZone'
  | 'issueImmediately'
  | 'nonWorkingDays'
  | 'skipWhenAway'
  | 'startedAt'
  | 'onlyReportsOf'
>;

/** @param now when a cycle that was not started yet is taken to start */
export function planOccurrence(
  cycle: PlannedCycle,
  template: Pick<Template, 'reviewerId'>,
  occurrence: number,
  organisation: Organisation,
  now: Date,
): OccurrencePlan {
  const dates = datesOf(cycle, occurrence, organisation.calendars.common);
  const plan: OccurrencePlan = { occurrence, dates, issues: [], skips: [], leftOut: [] };
  const occurrencesFor = cycle.trigger
    ? triggeredOccurrences(cycle, cycle.trigger, organisation, now)
    : regularOccurrences(cycle, occurrence, organisation);
  const issueAtIn = issueTimes(cycle, occurrence, organisation, now);
  const { candidates, isNamed } = candidatesOf(cycle, organisation);
  for (const person of candidates) {
    const reviewer = reviewerOf(person, cycle, template, organisation);
    if (typeof reviewer === 'string') {
      plan.leftOut.push({ person, reason: reviewer });
      continue;
    }
    const occurrences = occurrencesFor(person);
    if (typeof occurrences === 'string') {
      plan.leftOut.push({ person, reason: occurrences });
      continue;
    }
    const own = occurrences.filter(({ dates: { issueOn } }) =>
      isReportOn(person, cycle, organisation, issueOn),
    );
    if (own.length === 0 && isNamed(person)) {
      plan.leftOut.push({ person, reason: "not the creator's report" });
    }
    for (const each of own) {
      const { issueOn, finaliseBy } = each.dates;
      const issue = { ...each, reviewee: person, reviewer, issueAt: issueAtIn(person.timeZone, issueOn) };
      if (cycle.skipWhenAway && isAwayThroughout(person.absences, issueOn, finaliseBy)) {
        plan.leftOut.push({ person, reason: 'away throughout' });
        plan.skips.push(issue);
      } else {
        plan.issues.push(issue);
      }
    }
  }
  return plan;
}

/** A manager's “everybody” is everybody who reports to them; others are left out only where they were named. */
function candidatesOf(
  cycle: PlannedCycle,
  organisation: Organisation,
): { candidates: Member[]; isNamed: (person: Member) => boolean } {
  const recipients = recipientsOf(cycle.recipients, organisation);
  if (!cycle.recipients.company || cycle.onlyReportsOf === undefined)
    return { candidates: recipients, isNamed: () => true };
  const named = new Set(recipientsOf({ ...cycle.recipients, company: false }, organisation));
  const isNamed = (person: Member) => named.has(person);
  return {
    candidates: recipients.filter((person) => isNamed(person) || mayBeReport(person, cycle, organisation)),
    isNamed,
  };
}

function mayBeReport(person: Member, { onlyReportsOf }: PlannedCycle, organisation: Organisation): boolean {
  return onlyReportsOf === undefined || everActsAsManager(organisation, onlyReportsOf, person);
}

/** Whoever made a cycle while they stood in for a manager reaches the reports of that manager no longer than that. */
function isReportOn(
  person: Member,
  { onlyReportsOf }: PlannedCycle,
  organisation: Organisation,
  day: IsoDate,
): boolean {
  return onlyReportsOf === undefined || actsAsManagerOn(organisation, onlyReportsOf, person, day);
}

function reviewerOf(
  person: Member,
  cycle: PlannedCycle,
  { reviewerId }: Pick<Template, 'reviewerId'>,
  organisation: Organisation,
): Member | LeftOutReason {
  if (!person.isActive) return 'inactive';
  if (!mayBeReport(person, cycle, organisation)) return "not the creator's report";
  if (reviewerId === undefined) return whoManages(organisation, person) ?? 'no manager';
  if (reviewerId === person._id) return 'is the reviewer';
  const coach = organisation.people.get(reviewerId);
  return coach?.isActive ? coach : 'no manager';
}

/** When somebody in a zone is issued the occurrence; there are far fewer zones than people. */
function issueTimes(cycle: PlannedCycle, occurrence: number, { calendars }: Organisation, now: Date) {
  const startedAt = cycle.startedAt ?? now;
  const isAtOnce =
    !cycle.trigger &&
    cycle.issueImmediately &&
    occurrence === firstOccurrenceFrom(cycle, startedAt, calendars);
  const known = new Map<string, Date>();
  return (timeZone: string, issueOn: IsoDate): Date => {
    if (isAtOnce) return startedAt;
    const key = `${issueOn} ${timeZone}`;
    const at = known.get(key) ?? latest(localTimeOn(issueOn, issueTime, timeZone), startedAt);
    known.set(key, at);
    return at;
  };
}

function latest(left: Date, right: Date): Date {
  return left > right ? left : right;
}
