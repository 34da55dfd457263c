import { absenceOn } from '../../people/absences.ts';
import type { Member } from '../../people/member.ts';
import { addDays, compareDays, daysBetween } from '../../time/calendar.ts';
import { type IsoDate, isoDate } from '../../time/iso-date.ts';
import { dayIn } from '../../time/local-time.ts';
import type { Cycle } from '../cycle.ts';
import type { CycleDates } from '../cycle-dates.ts';
import type { Trigger } from '../cycle-input.ts';

/** Something in somebody's life that brings on a 1-to-1. */
export interface Occasion {
  /** Tells the occasions of one person apart, whatever happens to the others: it is part of the 1-to-1's key. */
  occurrence: number;
  day: IsoDate;
}

/** Why nothing brings on a 1-to-1 of somebody. */
export type NoOccasion = 'no start date' | 'start date has passed' | 'no return ahead';

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

/** Occasions count from the first issue date on, and from when the cycle was started or went on after a pause. */
export function occasionsFrom(
  { dates, startedAt, timeZone }: Pick<Cycle, 'dates' | 'startedAt' | 'timeZone'>,
  now: Date,
): IsoDate {
  const started = dayIn(startedAt ?? now, timeZone);
  return compareDays(started, dates.firstIssueOn) > 0 ? started : dates.firstIssueOn;
}

/** The cycle's four dates as if the first issue were on another day. */
export function datesAround(dates: CycleDates, firstIssueOn: IsoDate): CycleDates {
  const asFarAfter = (day: IsoDate) => addDays(firstIssueOn, daysBetween(dates.firstIssueOn, day));
  return {
    firstIssueOn,
    revieweeBy: asFarAfter(dates.revieweeBy),
    reviewerBy: asFarAfter(dates.reviewerBy),
    finaliseBy: asFarAfter(dates.finaliseBy),
  };
}
