import { isWorkingDay, type WorkingCalendar } from '../../holidays/working-calendar.ts';
import { isQuiet, issueTime } from '../../settings/quiet-hours.ts';
import type { QuietHours } from '../../settings/settings.ts';
import { addDays } from '../../time/calendar.ts';
import { dayIn, localTimeOn, timeOfDayIn } from '../../time/local-time.ts';

/** When a 1-to-1 was to be issued, and when it was. */
export interface Issue {
  /** Nine where the reviewee lives, on its issue date. */
  plannedAt: Date;
  issuedAt: Date;
  /** Its cycle issues immediately, so that nobody waits for a morning. */
  isAtOnce: boolean;
}

/** Somebody who reviews, and when they may be written to. */
export interface Hearer {
  timeZone: string;
  calendar: WorkingCalendar;
  quietHours: QuietHours;
}

/** Long enough for any row of holidays. */
const mostDays = 366;

/**
 * When whoever reviews a 1-to-1 hears that it is there: at nine on the next day on which they work, where they live; that
 * of the issue counts. What was issued late, as after an outage, is said at once if they work then, outside quiet hours.
 */
export function heardAt({ plannedAt, issuedAt, isAtOnce }: Issue, hearer: Hearer): Date {
  if (isAtOnce) return onceNotQuiet(issuedAt, hearer);
  const morning = nextMorning(plannedAt, hearer);
  if (morning >= issuedAt) return morning;
  return isAtWork(issuedAt, hearer) ? issuedAt : nextMorning(issuedAt, hearer);
}

function nextMorning(from: Date, { timeZone, calendar, quietHours }: Hearer): Date {
  const time = isQuiet(issueTime, quietHours) ? quietHours.until : issueTime;
  let day = dayIn(from, timeZone);
  for (let n = 0; n < mostDays; n += 1, day = addDays(day, 1)) {
    if (!isWorkingDay(day, calendar)) continue;
    const morning = localTimeOn(day, time, timeZone);
    if (morning >= from) return morning;
  }
  return from;
}

function isAtWork(moment: Date, { timeZone, calendar, quietHours }: Hearer): boolean {
  return (
    isWorkingDay(dayIn(moment, timeZone), calendar) && !isQuiet(timeOfDayIn(moment, timeZone), quietHours)
  );
}

function onceNotQuiet(moment: Date, { timeZone, quietHours }: Hearer): Date {
  if (!isQuiet(timeOfDayIn(moment, timeZone), quietHours)) return moment;
  const today = dayIn(moment, timeZone);
  const ends = [today, addDays(today, 1)].map((day) => localTimeOn(day, quietHours.until, timeZone));
  return ends.find((end) => end >= moment) ?? moment;
}
