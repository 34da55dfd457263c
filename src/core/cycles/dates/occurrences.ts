import type { WorkingCalendars } from '../../holidays/working-calendar.ts';
import type { IsoDate } from '../../time/iso-date.ts';
import { endOfDayIn, localTimeOn } from '../../time/local-time.ts';
import type { Cycle, MissedOccurrence } from '../cycle.ts';
import { datesOf, type Schedule } from './dates-of.ts';

/** When somebody is issued a 1-to-1 on the issue date, where they live. */
export const issueTime = '09:00';

/** Where every day begins first. */
const easternmost = 'Pacific/Kiritimati';

type TimedSchedule = Schedule & Pick<Cycle, 'timeZone'>;

/**
 * Whether an occurrence is over: the day of its share-and-finalise-by date has ended in the cycle's zone, whatever
 * calendar one works by.
 */
export function hasPassed(
  cycle: TimedSchedule,
  occurrence: number,
  now: Date,
  calendars: WorkingCalendars,
): boolean {
  return datesByCalendar(cycle, occurrence, calendars).every(({ finaliseBy }) =>
    isOver(finaliseBy, cycle, now),
  );
}

/** Whether a share-and-finalise-by date has gone by. */
export function isOver(finaliseBy: IsoDate, { timeZone }: Pick<Cycle, 'timeZone'>, now: Date): boolean {
  return endOfDayIn(finaliseBy, timeZone) < now;
}

function datesByCalendar(cycle: Schedule, occurrence: number, { common, byName }: WorkingCalendars) {
  const calendars = cycle.nonWorkingDays === 'keep' ? [common] : [common, ...byName.values()];
  return calendars.map((calendar) => datesOf(cycle, occurrence, calendar));
}

/** The first occurrence that is not over at that moment; undefined for a one-off that is. */
export function firstOccurrenceFrom(
  cycle: TimedSchedule,
  moment: Date,
  calendars: WorkingCalendars,
): number | undefined {
  if (cycle.trigger) return 0;
  if (cycle.every === undefined) return hasPassed(cycle, 0, moment, calendars) ? undefined : 0;
  let occurrence = 0;
  while (hasPassed(cycle, occurrence, moment, calendars)) occurrence += 1;
  return occurrence;
}

/** Before this moment nobody anywhere is due. */
export function earliestIssueAt(
  cycle: TimedSchedule & Pick<Cycle, 'issueImmediately'>,
  occurrence: number,
  startedAt: Date,
  calendars: WorkingCalendars,
): Date {
  if (cycle.trigger) return startedAt;
  if (cycle.issueImmediately && occurrence === firstOccurrenceFrom(cycle, startedAt, calendars))
    return startedAt;
  let earliest = datesOf(cycle, occurrence, calendars.common).issueOn;
  for (const { issueOn } of datesByCalendar(cycle, occurrence, calendars)) {
    if (issueOn < earliest) earliest = issueOn;
  }
  const nine = localTimeOn(earliest, issueTime, easternmost);
  return nine > startedAt ? nine : startedAt;
}

type DueCycle = TimedSchedule &
  Pick<Cycle, 'issueImmediately' | 'startedAt' | 'nextOccurrence' | 'issuedUntilAt'>;

export interface Due {
  /** The one to issue now; absent when none is. */
  occurrence?: number;
  /** Those that went by without anything of them being issued. */
  missed: MissedOccurrence[];
  /** The one that is being issued or comes next. */
  nextOccurrence: number;
}

/** Only the newest due occurrence that is not over is issued; the ones before it were missed. */
export function findDueOccurrence(cycle: DueCycle, now: Date, calendars: WorkingCalendars): Due {
  if (cycle.trigger) return { occurrence: 0, missed: [], nextOccurrence: 0 };
  const startedAt = cycle.startedAt ?? now;
  const first = cycle.nextOccurrence;
  const isDue = (occurrence: number) =>
    (cycle.every !== undefined || occurrence === 0) &&
    earliestIssueAt(cycle, occurrence, startedAt, calendars) <= now;
  if (!isDue(first)) return { missed: [], nextOccurrence: first };
  let newest = first;
  while (isDue(newest + 1)) newest += 1;
  const isPast = hasPassed(cycle, newest, now, calendars);
  const nextOccurrence = isPast ? newest + 1 : newest;
  return {
    ...(!isPast && { occurrence: newest }),
    missed: missedBetween(cycle, nextOccurrence),
    nextOccurrence,
  };
}

function missedBetween(cycle: DueCycle, until: number): MissedOccurrence[] {
  const from = cycle.issuedUntilAt === undefined ? cycle.nextOccurrence : cycle.nextOccurrence + 1;
  return Array.from({ length: Math.max(0, until - from) }, (_, index) => ({
    occurrence: from + index,
    finaliseBy: datesOf(cycle, from + index).finaliseBy,
  }));
}

/** The occurrence that was issued last, or is being issued, as long as it is open. */
export function openOccurrenceOf(cycle: Cycle, now: Date, calendars: WorkingCalendars): number | undefined {
  if (cycle.trigger) return undefined;
  const occurrence = cycle.issuedUntilAt === undefined ? cycle.nextOccurrence - 1 : cycle.nextOccurrence;
  const wasMissed = cycle.missedOccurrences.some((missed) => missed.occurrence === occurrence);
  const isOpen = occurrence >= 0 && cycle.firstIssuedAt !== undefined && !wasMissed;
  return isOpen && !hasPassed(cycle, occurrence, now, calendars) ? occurrence : undefined;
}
