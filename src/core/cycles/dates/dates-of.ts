import { isWorkingDay, plainCalendars, type WorkingCalendar } from '../../holidays/working-calendar.ts';
import { addDays, addMonths, daysBetween } from '../../time/calendar.ts';
import type { IsoDate } from '../../time/iso-date.ts';
import type { Cycle } from '../cycle.ts';
import type { CycleDates, OccurrenceDates } from '../cycle-dates.ts';
import type { Every } from '../cycle-input.ts';

/** What of a cycle decides the days of its occurrences. */
export type Schedule = Pick<Cycle, 'dates' | 'every' | 'nonWorkingDays' | 'trigger'>;

/** The calendar days of the n-th occurrence, counted from 0, for whoever works by that calendar. */
export function datesOf(
  { dates, every, nonWorkingDays }: Schedule,
  occurrence: number,
  calendar: WorkingCalendar = plainCalendars.common,
): OccurrenceDates {
  const finaliseBy = finaliseByOf(dates.finaliseBy, every, occurrence);
  const asFarBefore = (day: IsoDate) =>
    moved(addDays(finaliseBy, -daysBetween(day, dates.finaliseBy)), nonWorkingDays, calendar);
  return {
    issueOn: asFarBefore(dates.firstIssueOn),
    revieweeBy: asFarBefore(dates.revieweeBy),
    reviewerBy: asFarBefore(dates.reviewerBy),
    finaliseBy: moved(finaliseBy, nonWorkingDays, calendar),
  };
}

/** Counted from the first date and never from the previous one: so it does not drift at the ends of months. */
function finaliseByOf(first: IsoDate, every: Every | undefined, occurrence: number): IsoDate {
  if (every === undefined) return first;
  if ('weeks' in every) return addDays(first, 7 * every.weeks * occurrence);
  return addMonths(first, monthsOf(every) * occurrence);
}

export function monthsOf(every: Exclude<Every, { weeks: number }>): number {
  if ('months' in every) return every.months;
  return 'quarters' in every ? 3 * every.quarters : 12 * every.years;
}

function moved(day: IsoDate, nonWorkingDays: Cycle['nonWorkingDays'], calendar: WorkingCalendar): IsoDate {
  if (nonWorkingDays === 'keep') return day;
  let working = day;
  while (!isWorkingDay(working, calendar)) working = addDays(working, nonWorkingDays === 'next' ? 1 : -1);
  return working;
}

/** The fewest days between two share-and-finalise-by dates that follow on each other. */
export function shortestIntervalOf(dates: CycleDates, every: Every): number {
  if ('weeks' in every) return 7 * every.weeks;
  // The calendar repeats every four hundred years: 1900 and 2100 have no 29 February, 2000 has.
  const occurrences = 4800 / (monthsOf(every) / countOf(every));
  const days = Array.from({ length: occurrences + 1 }, (_, n) => finaliseByOf(dates.finaliseBy, every, n));
  const intervals = days.slice(1).map((day, index) => daysBetween(days[index] ?? day, day));
  return Math.min(...intervals);
}

function countOf(every: Every): number {
  return Object.values(every)[0] ?? 1;
}
