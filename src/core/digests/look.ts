import type { WorkingCalendar } from '../holidays/working-calendar.ts';
import { firstTimeOf, type ReminderTimes } from '../reminders/reminder-window.ts';
import { addDays } from '../time/calendar.ts';
import type { IsoDate } from '../time/iso-date.ts';
import { dayIn, localTimeOn, timeOfDayIn } from '../time/local-time.ts';
import { type DeadlineRange, deadlinesToPost } from './post-days.ts';
import { timelinessAt } from './timeliness.ts';

/** What a look at a team at some moment comes to. */
export interface Look {
  /** The day it is where the team is. */
  on: IsoDate;
  /** The deadlines to post about now, if it is the day and the time for any. */
  deadlines?: DeadlineRange;
  /** When to look again: later than now. */
  nextAt: Date;
}

export function lookAt(
  now: Date,
  timeZone: string,
  calendar: WorkingCalendar,
  settings: ReminderTimes,
): Look {
  const on = dayIn(now, timeZone);
  const timeliness = timelinessAt(timeOfDayIn(now, timeZone), settings);
  const isDue = timeliness === 'in time' || timeliness === 'late';
  const deadlines = isDue ? deadlinesToPost(on, calendar, timeliness === 'late') : undefined;
  return { on, ...(deadlines && { deadlines }), nextAt: nextPostTime(now, on, timeZone, settings) };
}

/** Where clocks are put back the same time comes twice, and only the first counts. */
function nextPostTime(now: Date, on: IsoDate, timeZone: string, settings: ReminderTimes): Date {
  const today = localTimeOn(on, firstTimeOf(settings), timeZone);
  return today > now ? today : localTimeOn(addDays(on, 1), firstTimeOf(settings), timeZone);
}
