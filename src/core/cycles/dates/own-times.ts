import type { WorkingCalendar } from '../../holidays/working-calendar.ts';
import { issueTime } from '../../settings/quiet-hours.ts';
import { daysBetween } from '../../time/calendar.ts';
import type { IsoDate } from '../../time/iso-date.ts';
import { dayIn, endOfDayIn, localTimeOn } from '../../time/local-time.ts';
import type { Cycle } from '../cycle.ts';
import type { OccurrenceDates } from '../cycle-dates.ts';
import { datesOf, monthsOf, type Schedule } from './dates-of.ts';

/** What of somebody decides when things happen to them: where they live, and which days they work. */
export interface Clock {
  timeZone: string;
  calendar: WorkingCalendar;
}

/** One occurrence as it falls for one person. */
export interface OwnOccurrence {
  occurrence: number;
  dates: OccurrenceDates;
  issueAt: Date;
  /** The day of that moment where they live. */
  issueDay: IsoDate;
}

export type TimedCycle = Schedule & Pick<Cycle, 'issueImmediately'>;

/** When the occurrences of a cycle fall for whoever lives by one clock: the holidays of others do not come into it. */
export interface OwnTimes {
  /** Those with their issue moment after one moment, up to and including another; without the first, from the start. */
  between(from: Date | undefined, until: Date): OwnOccurrence[];
  /** The last one with its issue moment at or before that moment. */
  newestBy(moment: Date): OwnOccurrence | undefined;
  nextAfter(moment: Date | undefined): OwnOccurrence | undefined;
  at(occurrence: number): OwnOccurrence | undefined;
  /** Whether holidays put its issue moment at that of the next one, which is then issued in its place. */
  isClosed(occurrence: number): boolean;
}

/** @param startedAt what was over by then, or has a successor by then, never was for this clock */
export function ownTimes(cycle: TimedCycle, clock: Clock, startedAt: Date): OwnTimes {
  const { timeZone, calendar } = clock;
  const isRecurring = cycle.every !== undefined;
  const known = new Map<number, OwnOccurrence>();
  const plannedAt = (occurrence: number): OwnOccurrence => {
    const seen = known.get(occurrence);
    if (seen) return seen;
    const dates = datesOf(cycle, occurrence, calendar);
    const own = { occurrence, dates, issueAt: nineOn(dates.issueOn, timeZone), issueDay: dates.issueOn };
    known.set(occurrence, own);
    return own;
  };
  /** The first one that is planned for later than a moment. */
  const firstPlannedAfter = (moment: Date): number => {
    if (!isRecurring) return plannedAt(0).issueAt > moment ? 0 : 1;
    let occurrence = guessOf(cycle, dayIn(moment, timeZone));
    while (plannedAt(occurrence).issueAt <= moment) occurrence += 1;
    while (occurrence > 0 && plannedAt(occurrence - 1).issueAt > moment) occurrence -= 1;
    return occurrence;
  };

  const { first, isAtStart } = startOf();
  function startOf(): { first: number; isAtStart: boolean } {
    const next = firstPlannedAfter(startedAt);
    // A one-off that was over by then was due all the same: there is no later one in its place.
    const isUnderWay = next > 0 && (!isRecurring || !isOver(plannedAt(next - 1), timeZone, startedAt));
    return { first: isUnderWay ? next - 1 : next, isAtStart: isUnderWay || cycle.issueImmediately };
  }

  const at = (occurrence: number): OwnOccurrence | undefined => {
    if (occurrence < first || (!isRecurring && occurrence > 0)) return undefined;
    const planned = plannedAt(occurrence);
    if (occurrence > first || !isAtStart) return planned;
    return { ...planned, issueAt: startedAt, issueDay: dayIn(startedAt, timeZone) };
  };
  const nextAfter = (moment: Date | undefined): OwnOccurrence | undefined => {
    let occurrence = moment === undefined ? first : Math.max(first, firstPlannedAfter(moment));
    for (let own = at(occurrence); own; own = at(occurrence)) {
      if (moment === undefined || own.issueAt > moment) return own;
      occurrence += 1;
    }
    return undefined;
  };
  return {
    at,
    nextAfter,
    between(from, until) {
      const found: OwnOccurrence[] = [];
      for (let own = nextAfter(from); own && own.issueAt <= until; own = at(own.occurrence + 1))
        found.push(own);
      return found;
    },
    newestBy(moment) {
      const own = at(Math.max(first, firstPlannedAfter(moment) - 1));
      return own && own.issueAt <= moment ? own : undefined;
    },
    isClosed(occurrence) {
      const [own, next] = [at(occurrence), at(occurrence + 1)];
      return own !== undefined && next !== undefined && own.issueAt >= next.issueAt;
    },
  };
}

/** Whether an occurrence is over for whoever lives there: the day of its share-and-finalise-by date has ended. */
export function isOver({ dates }: Pick<OwnOccurrence, 'dates'>, timeZone: string, now: Date): boolean {
  return endOfDayIn(dates.finaliseBy, timeZone) < now;
}

export function nineOn(day: IsoDate, timeZone: string): Date {
  return localTimeOn(day, issueTime, timeZone);
}

/** About which occurrence is issued on a day, before holidays move anything. */
function guessOf({ dates, every }: TimedCycle, day: IsoDate): number {
  if (every === undefined) return 0;
  const days = daysBetween(dates.firstIssueOn, day);
  const perOccurrence = 'weeks' in every ? 7 * every.weeks : monthsOf(every) * 30.44;
  return Math.max(0, Math.floor(days / perOccurrence));
}
