import { isWorkingDay } from '../holidays/working-calendar.ts';
import { absenceOn } from '../people/absences.ts';
import type { Person } from '../people/person.ts';
import { isQuiet, noon } from '../settings/quiet-hours.ts';
import type { QuietHours, Settings } from '../settings/settings.ts';
import { addDays } from '../time/calendar.ts';
import type { IsoDate } from '../time/iso-date.ts';
import { localTimeOn } from '../time/local-time.ts';
import type { Reader } from './ladder.ts';

export type ReminderTimes = Pick<Settings, 'remindAt' | 'quietHours'>;
/** The end of a day, as it is said in words and on clocks that count on. */
const midnight = '24:00';

/** Whether somebody may be reminded on that day: they are with the company, at work, and not away. */
export function isRemindableOn(day: IsoDate, { person, calendar }: Reader): boolean {
  return person.isActive && isWorkingDay(day, calendar) && !absenceOn(person.absences, day);
}

/** Between which instants of a day a reminder may reach somebody. Past it, the next day's morning is better. */
export function windowOn(
  day: IsoDate,
  { timeZone, preferences }: Pick<Person, 'timeZone' | 'preferences'>,
  times: ReminderTimes,
): { from: Date; until: Date } {
  const quiet = preferences.quietHours ?? times.quietHours;
  const from = firstTimeOf({ ...times, quietHours: quiet });
  return {
    from: localTimeOn(day, from, timeZone),
    until: instantOf(day, lastTimeAfter(from, quiet), timeZone),
  };
}

function instantOf(day: IsoDate, time: string, timeZone: string): Date {
  return time === midnight
    ? localTimeOn(addDays(day, 1), '00:00', timeZone)
    : localTimeOn(day, time, timeZone);
}

/** Noon; or within an hour, for whose quiet hours end later than that; and never once it is quiet again. */
function lastTimeAfter(from: string, quiet: QuietHours): string {
  const latest = from < noon ? noon : anHourAfter(from);
  return quiet.from > from && quiet.from < latest ? quiet.from : latest;
}

function anHourAfter(time: string): string {
  const hour = Number(time.slice(0, 2)) + 1;
  return hour > 23 ? midnight : `${hour}${time.slice(2)}`;
}

/** The time of day from which on there are reminders: the planned one or, when it is quiet then, the end of that. */
export function firstTimeOf({ remindAt, quietHours }: ReminderTimes): string {
  return isQuiet(remindAt, quietHours) ? quietHours.until : remindAt;
}
