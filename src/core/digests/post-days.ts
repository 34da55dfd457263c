import { isWorkingDay, type WorkingCalendar } from '../holidays/working-calendar.ts';
import { addDays } from '../time/calendar.ts';
import type { IsoDate } from '../time/iso-date.ts';

/** Deadlines from one day to another, both included. */
export interface DeadlineRange {
  from: IsoDate;
  until: IsoDate;
}

/** The days on which a team's channel hears of a deadline: the day before and the day, on working days, earliest first. */
export function postDaysOf(deadline: IsoDate, calendar: WorkingCalendar): IsoDate[] {
  const days = [addDays(deadline, -1), deadline].map((day) => workingDayFrom(day, -1, calendar));
  return [...new Set(days)];
}

/**
 * The deadlines that a post on this day is about; undefined on a day on which there is none.
 * @param isLate then those that the next working day is in time for are left to it
 */
export function deadlinesToPost(
  day: IsoDate,
  calendar: WorkingCalendar,
  isLate: boolean,
): DeadlineRange | undefined {
  if (!isWorkingDay(day, calendar)) return undefined;
  const next = workingDayFrom(addDays(day, 1), 1, calendar);
  return { from: day, until: isLate ? addDays(next, -1) : next };
}

function workingDayFrom(day: IsoDate, step: 1 | -1, calendar: WorkingCalendar): IsoDate {
  let working = day;
  while (!isWorkingDay(working, calendar)) working = addDays(working, step);
  return working;
}
