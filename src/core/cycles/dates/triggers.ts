import { absenceOn } from '../../people/absences.ts';
import type { Member } from '../../people/member.ts';
import { addDays, compareDays, daysBetween } from '../../time/calendar.ts';
import { type IsoDate, isoDate } from '../../time/iso-date.ts';
import { dayIn } from '../../time/local-time.ts';
import type { Cycle } from '../cycle.ts';
import type { CycleDates } from '../cycle-dates.ts';
import type { Trigger } from '../cycle-input.ts';
import type { NoOccasion } from '../left-out-reason.ts';
import { datesOf } from './dates-of.ts';
import { type Clock, nineOn, type OwnOccurrence } from './own-times.ts';

/** Something in somebody's life that brings on a 1-to-1. */
export interface Occasion {
  /** Tells the occasions of one person apart, whatever happens to the others: it is part of the 1-to-1's key. */
  occurrence: number;
  day: IsoDate;
}

const dayZero = isoDate('1970-01-01');

/** How many days after a start date it comes; none when something else brings it on. */
export function daysAfterStartOf(trigger: Trigger | undefined): number[] {
  return trigger && 'afterStartDays' in trigger ? [trigger.afterStartDays].flat() : [];
}

/** Whether somebody's 1-to-1s of a cycle follow on each other in one thread, so that what is left over carries forward. */
export function isRecurring({ every, trigger }: Pick<Cycle, 'every' | 'trigger'>): boolean {
  return every !== undefined || daysAfterStartOf(trigger).length > 1;
}

/** The occasions of a person that come on or after a day. */
export function occasionsOf(
  trigger: Trigger,
  { startOn, absences }: Pick<Member, 'startOn' | 'absences'>,
  from: IsoDate,
): Occasion[] | NoOccasion {
  if ('afterStartDays' in trigger) {
    if (startOn === undefined) return 'no start date';
    const days = daysAfterStartOf(trigger).map((after) => addDays(startOn, after));
    const ahead = days.map((day, occurrence) => ({ occurrence, day })).filter(({ day }) => day >= from);
    return ahead.length === 0 ? 'start date has passed' : ahead;
  }
  const returns = absences
    .map(({ until }) => addDays(until, 1))
    .filter((day) => day >= from && !absenceOn(absences, day));
  if (returns.length === 0) return 'no return ahead';
  return [...new Set(returns)].sort().map((day) => ({ occurrence: daysBetween(dayZero, day), day }));
}

/**
 * What a trigger brings on for one person, the earliest first: as far as it comes on or after the first issue date and
 * the day of the start, where they live.
 */
export function ownOccasions(
  { dates, nonWorkingDays }: Pick<Cycle, 'dates' | 'nonWorkingDays'>,
  trigger: Trigger,
  person: Pick<Member, 'startOn' | 'absences'>,
  { timeZone, calendar }: Clock,
  startedAt: Date,
): OwnOccurrence[] | NoOccasion {
  const started = dayIn(startedAt, timeZone);
  const from = compareDays(started, dates.firstIssueOn) > 0 ? started : dates.firstIssueOn;
  const occasions = occasionsOf(trigger, person, from);
  if (typeof occasions === 'string') return occasions;
  return occasions.map(({ occurrence, day }) => {
    const own = datesOf({ dates: datesAround(dates, day), nonWorkingDays }, 0, calendar);
    const nine = nineOn(own.issueOn, timeZone);
    return { occurrence, dates: own, issueAt: nine > startedAt ? nine : startedAt, issueDay: own.issueOn };
  });
}

/** The cycle's four dates as if the first issue were on another day. */
function datesAround(dates: CycleDates, firstIssueOn: IsoDate): CycleDates {
  const asFarAfter = (day: IsoDate) => addDays(firstIssueOn, daysBetween(dates.firstIssueOn, day));
  return {
    firstIssueOn,
    revieweeBy: asFarAfter(dates.revieweeBy),
    reviewerBy: asFarAfter(dates.reviewerBy),
    finaliseBy: asFarAfter(dates.finaliseBy),
  };
}
