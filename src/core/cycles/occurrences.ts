import { endOfDayIn, localTimeOn } from '../time/local-time.ts';
import type { Cycle, MissedOccurrence } from './cycle.ts';
import { datesOf, type Schedule } from './recurrence.ts';

/** When somebody is issued a 1-to-1 on the issue date, where they live. */
export const issueTime = '09:00';

/** Where every day begins first. */
const easternmost = 'Pacific/Kiritimati';

type TimedSchedule = Schedule & Pick<Cycle, 'timeZone'>;

/** Whether an occurrence is over: the day of its share-and-finalise-by date has ended in the cycle's zone. */
export function hasPassed(cycle: TimedSchedule, occurrence: number, now: Date): boolean {
  return endOfDayIn(datesOf(cycle, occurrence).finaliseBy, cycle.timeZone) < now;
}

/** The first occurrence that is not over at that moment; undefined for a one-off that is. */
export function firstOccurrenceFrom(cycle: TimedSchedule, moment: Date): number | undefined {
  if (cycle.every === undefined) return hasPassed(cycle, 0, moment) ? undefined : 0;
  let occurrence = 0;
  while (hasPassed(cycle, occurrence, moment)) occurrence += 1;
  return occurrence;
}

/** Before this moment nobody anywhere is due. */
export function earliestIssueAt(
  cycle: TimedSchedule & Pick<Cycle, 'issueImmediately'>,
  occurrence: number,
  startedAt: Date,
): Date {
  if (cycle.issueImmediately && occurrence === firstOccurrenceFrom(cycle, startedAt)) return startedAt;
  const nine = localTimeOn(datesOf(cycle, occurrence).issueOn, issueTime, easternmost);
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
export function findDueOccurrence(cycle: DueCycle, now: Date): Due {
  const startedAt = cycle.startedAt ?? now;
  const first = cycle.nextOccurrence;
  const isDue = (occurrence: number) =>
    (cycle.every !== undefined || occurrence === 0) && earliestIssueAt(cycle, occurrence, startedAt) <= now;
  if (!isDue(first)) return { missed: [], nextOccurrence: first };
  let newest = first;
  while (isDue(newest + 1)) newest += 1;
  const isOver = hasPassed(cycle, newest, now);
  const nextOccurrence = isOver ? newest + 1 : newest;
  return {
    ...(!isOver && { occurrence: newest }),
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
export function openOccurrenceOf(cycle: Cycle, now: Date): number | undefined {
  const occurrence = cycle.issuedUntilAt === undefined ? cycle.nextOccurrence - 1 : cycle.nextOccurrence;
  const wasMissed = cycle.missedOccurrences.some((missed) => missed.occurrence === occurrence);
  const isOpen = occurrence >= 0 && cycle.firstIssuedAt !== undefined && !wasMissed;
  return isOpen && !hasPassed(cycle, occurrence, now) ? occurrence : undefined;
}
