import type { Member } from '../../people/member.ts';
import type { Organisation } from '../../people/organisation.ts';
import type { Template } from '../../templates/template.ts';
import { dayIn } from '../../time/local-time.ts';
import type { OccurrenceDates } from '../cycle-dates.ts';
import { datesOf } from '../dates/dates-of.ts';
import type { OwnOccurrence } from '../dates/own-times.ts';
import { asTheyStand } from '../dates/pauses.ts';
import type { LeftOutReason } from '../left-out-reason.ts';
import {
  type LeftOut,
  type PlannedCycle,
  type PlannedIssue,
  type Planner,
  type Progress,
  plannerOf,
} from './planner.ts';
import { byEmail } from './recipients.ts';
import type { SoFar } from './record.ts';
import type { Standing } from './standing.ts';

/** Who gets an occurrence from whom and when, and who does not and why; by e-mail. */
export interface OccurrencePlan {
  occurrence: number;
  /** For whoever has no holidays of their own. */
  dates: OccurrenceDates;
  issues: PlannedIssue[];
  leftOut: LeftOut[];
}

/**
 * What the sweeps make of an occurrence if nothing changes; of one that is being issued also what they have made of it.
 * @param now when a cycle that was not started yet is taken to start
 */
export function planOccurrence(
  cycle: PlannedCycle & Progress,
  template: Pick<Template, 'reviewerId'>,
  occurrence: number,
  organisation: Organisation,
  now: Date,
  soFar?: SoFar,
): OccurrencePlan {
  const planner = plannerOf({ ...cycle, pauses: asTheyStand(cycle.pauses) }, template, organisation, now);
  const outcomesFor = cycle.trigger
    ? triggeredOutcomes(planner)
    : regularOutcomes(cycle, planner, occurrence, organisation, now, soFar);
  const dates = datesOf(cycle, occurrence, organisation.calendars.common);
  const plan: OccurrencePlan = { occurrence, dates, issues: [], leftOut: [] };
  for (const person of [...organisation.people.values()].sort(byEmail)) {
    const standing = planner.standingOf(person);
    if (!standing) continue;
    for (const outcome of outcomesFor(person, standing)) {
      if ('reason' in outcome) plan.leftOut.push({ person, reason: outcome.reason });
      else plan.issues.push({ ...outcome.own, reviewee: person, reviewer: outcome.reviewer });
    }
  }
  return plan;
}

type Outcome = { own: OwnOccurrence; reviewer: Member } | { reason: LeftOutReason };

type Outcomes = (person: Member, standing: Standing) => Outcome[];

function regularOutcomes(
  cycle: PlannedCycle & Progress,
  planner: Planner,
  occurrence: number,
  { people }: Organisation,
  now: Date,
  soFar: SoFar | undefined,
): Outcomes {
  return (person, standing) => {
    const times = planner.timesOf(person);
    const own = times.at(occurrence);
    const recorded = soFar?.reasons.get(person._id);
    if (recorded !== undefined) return [{ reason: recorded }];
    if (!own) return [];
    const issued = soFar?.issued.get(person._id);
    const reviewer = people.get(issued?.reviewerId ?? '');
    if (issued && reviewer) return [{ own: { ...own, dates: issued.dates }, reviewer }];
    if (isGoneBy(cycle, person, own, now) && !isOwed(cycle, person, occurrence)) return [];
    const newest = times.newestBy(now);
    const isMissed = planner.isOver(person, own) || (newest !== undefined && newest.occurrence > occurrence);
    return outcomeOf(planner, person, standing, own, isMissed);
  };
}

/** Whether everybody who lives by that clock had theirs on a day before today. */
function isGoneBy(
  { lookedUntilAt: since }: Progress,
  { timeZone }: Member,
  { issueAt, issueDay }: OwnOccurrence,
  now: Date,
): boolean {
  return since !== undefined && issueAt <= since && issueDay !== dayIn(now, timeZone);
}

function isOwed({ owed = [] }: Progress, { _id }: Member, occurrence: number): boolean {
  return owed.some((each) => each.occurrence === occurrence && each.personIds.includes(_id));
}

function outcomeOf(
  planner: Planner,
  person: Member,
  standing: Standing,
  own: OwnOccurrence,
  isMissed: boolean,
): Outcome[] {
  if ('reason' in standing) return [standing];
  const reason = planner.against(person, own) ?? (isMissed ? 'missed' : undefined);
  if (reason === 'unnamed') return [];
  return [reason === undefined ? { own, reviewer: standing.reviewer } : { reason }];
}

function triggeredOutcomes(planner: Planner): Outcomes {
  return (person, standing) => {
    if ('reason' in standing) return [standing];
    const occasions = planner.occasionsOf(person);
    if (typeof occasions === 'string') return [{ reason: occasions }];
    const ahead = occasions.filter((own) => !planner.isOver(person, own));
    if (ahead.length === 0) return [{ reason: 'start date has passed' }];
    return ahead.flatMap((own) => outcomeOf(planner, person, standing, own, false));
  };
}
