import type { Core } from '../core.ts';
import { calendarOf } from '../people/calendar-of.ts';
import { loadCalendarsOf } from '../people/load-calendars.ts';
import type { Person } from '../people/person.ts';
import { isQuiet } from '../settings/quiet-hours.ts';
import { getSettings } from '../settings/settings.ts';
import { dayIn, timeOfDayIn } from '../time/local-time.ts';
import { isRemindableOn } from './reminder-window.ts';

/** Whether a reminder may reach somebody at this moment: on a day on which they are reminded, outside quiet hours. */
export async function mayBeRemindedNow(core: Core, person: Person): Promise<boolean> {
  const { timeZone, preferences } = person;
  const now = core.clock.now();
  const [settings, teams] = await Promise.all([getSettings(), loadCalendarsOf([person])]);
  const reader = { person, calendar: calendarOf(teams, person) };
  const quietHours = preferences.quietHours ?? settings.quietHours;
  return isRemindableOn(dayIn(now, timeZone), reader) && !isQuiet(timeOfDayIn(now, timeZone), quietHours);
}
