import { getSettings } from '../settings/settings.ts';
import { type HolidayCalendar, HolidayCalendarModel } from './holiday-calendar.ts';
import { type WorkingCalendars, workingCalendarsOf } from './working-calendar.ts';

export async function loadWorkingCalendars(): Promise<WorkingCalendars> {
  const [{ workingDays }, calendars] = await Promise.all([
    getSettings(),
    HolidayCalendarModel.find().lean<HolidayCalendar[]>(),
  ]);
  return workingCalendarsOf(workingDays, calendars);
}
