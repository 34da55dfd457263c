import { weekdayOf } from '../time/calendar.ts';
import type { IsoDate } from '../time/iso-date.ts';
import type { HolidayCalendar } from './holiday-calendar.ts';

/** Which days somebody works. */
export interface WorkingCalendar {
  /** Of the week: 0 is Sunday, 6 Saturday. At least one. */
  weekdays: ReadonlySet<number>;
  holidays: ReadonlySet<IsoDate>;
}

/** The calendars of an organisation. */
export interface WorkingCalendars {
  /** For whoever has no holiday calendar. */
  common: WorkingCalendar;
  byName: ReadonlyMap<string, WorkingCalendar>;
}

export function isWorkingDay(day: IsoDate, { weekdays, holidays }: WorkingCalendar): boolean {
  return weekdays.has(weekdayOf(day)) && !holidays.has(day);
}

export function workingCalendarsOf(
  workingDays: readonly number[],
  calendars: readonly Pick<HolidayCalendar, 'name' | 'days'>[],
): WorkingCalendars {
  const weekdays = new Set(workingDays);
  return {
    common: { weekdays, holidays: new Set() },
    byName: new Map(calendars.map(({ name, days }) => [name, { weekdays, holidays: new Set(days) }])),
  };
}

/** The same holidays in another working week. */
export function withWorkingDays(
  { byName }: WorkingCalendars,
  workingDays: readonly number[],
): WorkingCalendars {
  const calendars = [...byName].map(([name, { holidays }]) => ({ name, days: [...holidays] }));
  return workingCalendarsOf(workingDays, calendars);
}

/** Monday to Friday, and no holidays. */
export const plainCalendars = workingCalendarsOf([1, 2, 3, 4, 5], []);
