import type { WorkingCalendars } from '../../holidays/working-calendar.ts';
import { dayIn } from '../../time/local-time.ts';
import type { Cycle } from '../cycle.ts';
import { datesOf } from '../dates/dates-of.ts';
import { openOccurrenceOf } from '../dates/occurrences.ts';

/**
 * Those who are added get the occurrence that is open only on its issue date, or when that is asked for.
 * @param isAtOnce whether they get it today and not with the next one
 */
export function joiningOf(
  cycle: Cycle,
  addedIds: readonly string[],
  now: Date,
  calendars: WorkingCalendars,
  isAtOnce = cycle.issueImmediately,
): Cycle['joining'] {
  const occurrence = openOccurrenceOf(cycle, now, calendars);
  if (occurrence === undefined || addedIds.length === 0) return cycle.joining;
  if (!isAtOnce && !isIssueDate(cycle, occurrence, now, calendars)) return cycle.joining;
  const already = cycle.joining?.occurrence === occurrence ? cycle.joining : undefined;
  return {
    occurrence,
    personIds: [...(already?.personIds ?? []), ...addedIds],
    ...((isAtOnce || already?.isAtOnce) && { isAtOnce: true }),
  };
}

function isIssueDate(cycle: Cycle, occurrence: number, now: Date, { common }: WorkingCalendars): boolean {
  return datesOf(cycle, occurrence, common).issueOn === dayIn(now, cycle.timeZone);
}

/** Whether it is up to whoever adds somebody if they get the occurrence that is open. */
export function canChooseToJoin(cycle: Cycle, now: Date, calendars: WorkingCalendars): boolean {
  const occurrence = openOccurrenceOf(cycle, now, calendars);
  return (
    occurrence !== undefined && !cycle.issueImmediately && !isIssueDate(cycle, occurrence, now, calendars)
  );
}
