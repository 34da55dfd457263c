import { addDays, compareDays } from '../time/calendar.ts';
import type { IsoDate } from '../time/iso-date.ts';
import { dayIn } from '../time/local-time.ts';
import type { Reader } from './ladder.ts';
import { isRemindableOn, type ReminderTimes, windowOn } from './reminder-window.ts';

/** What a reminder is planned by. */
export interface Situation {
  now: Date;
  times: ReminderTimes;
  /** The day of somebody's last reminder: it said all that there was to say by then. */
  saidThrough(personId: string): IsoDate | undefined;
}

/** A day on which somebody is to be reminded, and from which moment on. */
export interface NextReminder {
  on: IsoDate;
  at: Date;
}

/** While whoever acts for a reviewer does so. */
export interface Stint {
  /** It lies within these days, wherever somebody lives. */
  from: IsoDate;
  until: IsoDate;
  holdsAt(moment: Date): boolean;
}

/** Whoever is away for longer is looked at again when that changes. */
const mostDaysAhead = 400;

/**
 * When somebody is next reminded of what has these rungs: on the first day from a rung on that is one for reminders;
 * several rungs that were reached by then are one reminder.
 * @param stint while the duty is theirs; always, when absent
 */
export function nextReminder(
  rungs: readonly IsoDate[],
  reader: Reader,
  { now, times, saidThrough }: Situation,
  stint?: Stint,
): NextReminder | undefined {
  const said = saidThrough(reader.person._id);
  const first = rungs.find((rung) => said === undefined || rung > said);
  if (first === undefined) return undefined;
  const today = dayIn(now, reader.person.timeZone);
  const start = latestOf([first, today, ...(stint ? [stint.from] : [])]);
  for (let ahead = 0; ahead < mostDaysAhead; ahead += 1) {
    const on = addDays(start, ahead);
    if (stint && on > stint.until) return undefined;
    if (!isRemindableOn(on, reader)) continue;
    const { from, until } = windowOn(on, reader.person, times);
    if (until >= now && (!stint || stint.holdsAt(from > now ? from : now))) return { on, at: from };
  }
  return undefined;
}

function latestOf(days: readonly IsoDate[]): IsoDate {
  return days.reduce((latest, day) => (compareDays(day, latest) > 0 ? day : latest));
}
