import { isAwayThroughout } from '../../people/absences.ts';
import { calendarOf } from '../../people/calendar-of.ts';
import type { Member } from '../../people/member.ts';
import type { Organisation } from '../../people/organisation.ts';
import type { Template } from '../../templates/template.ts';
import type { Cycle } from '../cycle.ts';
import { timesOf } from '../dates/clocks.ts';
import { isOver, type OwnOccurrence, type OwnTimes } from '../dates/own-times.ts';
import { isPausedOn } from '../dates/pauses.ts';
import { ownOccasions } from '../dates/triggers.ts';
import type { LeftOutReason, NoOccasion } from '../left-out-reason.ts';
import { namedTest } from './recipients.ts';
import { isReportOn, type Standing, standingIn } from './standing.ts';

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
> &
  Partial<Pick<Cycle, 'pauses'>>;

/** How far a cycle that runs has come. */
export type Progress = Partial<Pick<Cycle, 'lookedUntilAt' | 'owed'>>;

export interface PlannedIssue extends OwnOccurrence {
  reviewee: Member;
  reviewer: Member;
}

export interface LeftOut {
  person: Member;
  reason: LeftOutReason;
}

/** What decides about each person in a cycle, one by one, as things stand at one moment. */
export interface Planner {
  standingOf(person: Member): Standing | undefined;
  /** The times of a cycle that goes by dates. */
  timesOf(person: Member): OwnTimes;
  /** What a trigger brings on for them. */
  occasionsOf(person: Member): OwnOccurrence[] | NoOccasion;
  /** Why somebody who stands well gets none of an occurrence; `unnamed` when it was never meant for them. */
  against(person: Member, own: OwnOccurrence): LeftOutReason | 'unnamed' | undefined;
  isOver(person: Member, own: OwnOccurrence): boolean;
}

/** @param now when a cycle that was not started yet is taken to start */
export function plannerOf(
  cycle: PlannedCycle,
  template: Pick<Template, 'reviewerId'>,
  organisation: Organisation,
  now: Date,
): Planner {
  const { pauses = [], startedAt = now, trigger } = cycle;
  const times = timesOf(cycle, organisation, startedAt);
  const isNamed = namedTest(cycle.recipients, organisation);
  return {
    standingOf: standingIn(cycle, template, organisation),
    timesOf: times.person,
    occasionsOf(person) {
      if (!trigger) return [];
      const clock = { timeZone: person.timeZone, calendar: calendarOf(organisation, person) };
      return ownOccasions(cycle, trigger, person, clock, startedAt);
    },
    against(person, own) {
      if (!isReportOn(person, cycle, organisation, own.issueDay))
        return isNamed(person) ? "not the creator's report" : 'unnamed';
      if (!trigger && times.person(person).isClosed(own.occurrence)) return 'closed until then';
      if (isPausedOn(own.issueDay, person.timeZone, pauses, now)) return 'paused';
      const isAway = isAwayThroughout(person.absences, own.issueDay, own.dates.finaliseBy);
      return cycle.skipWhenAway && isAway ? 'away throughout' : undefined;
    },
    isOver: (person, own) => isOver(own, person.timeZone, now),
  };
}
