import type { Clock, ModelRecipients } from './company.ts';
import {
  type Day,
  dayAfter,
  dayBefore,
  sameDayOfLaterMonth,
  stepped,
  stepsBetween,
  weekdayOf,
} from './days.ts';
import { dayIn, type Moment, nineOn } from './wall-clock.ts';

/** Issue, reviewee, reviewer, share and finalise. */
export type FourDays = [Day, Day, Day, Day];

export interface ModelCycle {
  /** Those of occurrence 0. */
  dates: FourDays;
  /** Left out for a one-off. */
  every?: { weeks: number } | { months: number } | { quarters: number } | { years: number };
  recipients: ModelRecipients;
  issueImmediately?: boolean;
  nonWorkingDays?: 'keep' | 'next' | 'previous';
  skipWhenAway?: boolean;
  /** Whoever reviews everybody, instead of their managers. */
  coach?: string;
}

/** One occurrence as it falls for whoever has a certain clock. */
export interface OwnOccurrence {
  occurrence: number;
  dates: FourDays;
  /** When it is to be issued. */
  moment: Moment;
  /** The day of that moment, where they live. */
  issueDay: Day;
  /** Their holidays put it where their next one is, or after it. */
  isClosed: boolean;
}

/** The occurrences of a cycle that was started at some moment, clock by clock. */
export function occurrencesOf(cycle: ModelCycle, startedAt: Moment) {
  const datesKnown = new Map<string, FourDays>();
  const firstsKnown = new Map<string, number | undefined>();

  const datesFor = (occurrence: number, clock: Clock) => {
    const key = `${occurrence} ${keyOf(clock)}`;
    const dates = datesKnown.get(key) ?? datesOf(cycle, occurrence, clock);
    datesKnown.set(key, dates);
    return dates;
  };
  const exists = (occurrence: number) => cycle.every !== undefined || occurrence === 0;
  const rawMoment = (occurrence: number, clock: Clock) => nineOn(datesFor(occurrence, clock)[0], clock.zone);
  const wasOver = (occurrence: number, clock: Clock) => isOver(datesFor(occurrence, clock), clock, startedAt);

  /** With which one it begins; undefined when all there is was over at the start. */
  const firstFor = (clock: Clock): number | undefined => {
    const key = keyOf(clock);
    if (!firstsKnown.has(key)) firstsKnown.set(key, findFirst(clock));
    return firstsKnown.get(key);
  };
  const findFirst = (clock: Clock): number | undefined => {
    let ahead = 0;
    while (exists(ahead) && rawMoment(ahead, clock) <= startedAt) ahead += 1;
    const newest = ahead - 1;
    if (newest >= 0 && !wasOver(newest, clock)) return newest;
    // Whether at once or at nine: none before was open at the start.
    return exists(ahead) ? ahead : undefined;
  };
  const momentFor = (occurrence: number, clock: Clock): Moment => {
    const raw = rawMoment(occurrence, clock);
    const isFirst = occurrence === firstFor(clock);
    return isFirst && (cycle.issueImmediately || raw <= startedAt) ? startedAt : raw;
  };

  /** One occurrence by a clock; undefined when there is none, or it lies before the start. */
  const occurrenceFor = (occurrence: number, clock: Clock): OwnOccurrence | undefined => {
    const first = firstFor(clock);
    if (first === undefined || occurrence < first || !exists(occurrence)) return undefined;
    const moment = momentFor(occurrence, clock);
    return {
      occurrence,
      dates: datesFor(occurrence, clock),
      moment,
      issueDay: dayIn(moment, clock.zone),
      isClosed: exists(occurrence + 1) && moment >= momentFor(occurrence + 1, clock),
    };
  };

  /** Those whose moment has come, the oldest first. */
  const occurrencesUntil = (until: Moment, clock: Clock): OwnOccurrence[] => {
    const found: OwnOccurrence[] = [];
    let each = occurrenceFor(firstFor(clock) ?? 0, clock);
    while (each && each.moment <= until) {
      found.push(each);
      each = occurrenceFor(each.occurrence + 1, clock);
    }
    return found;
  };

  const nextAfter = (moment: Moment, clock: Clock): OwnOccurrence | undefined => {
    const newest = occurrencesUntil(moment, clock).at(-1);
    return occurrenceFor(newest ? newest.occurrence + 1 : (firstFor(clock) ?? 0), clock);
  };

  return { occurrenceFor, occurrencesUntil, nextAfter };
}

function keyOf({ zone, workingDays, daysOff }: Clock): string {
  return `${zone} ${workingDays.join()} ${daysOff.join()}`;
}

/** The day of its share-and-finalise-by date has ended where they live. */
export function isOver([, , , finaliseBy]: FourDays, { zone }: Clock, at: Moment): boolean {
  return dayIn(at, zone) > finaliseBy;
}

function datesOf(cycle: ModelCycle, occurrence: number, clock: Clock): FourDays {
  const [issueOn, revieweeBy, reviewerBy, finaliseBy] = cycle.dates;
  const finalised = finaliseByOf(cycle, occurrence);
  const asFarBefore = (day: Day) => stepped(finalised, -stepsBetween(day, finaliseBy));
  const own = [asFarBefore(issueOn), asFarBefore(revieweeBy), asFarBefore(reviewerBy), finalised] as const;
  return own.map((day) => moved(day, cycle.nonWorkingDays ?? 'keep', clock)) as FourDays;
}

/** Counted from the first one, never from the one before. */
function finaliseByOf({ dates: [, , , first], every }: ModelCycle, occurrence: number): Day {
  if (every === undefined) return first;
  if ('weeks' in every) return stepped(first, 7 * every.weeks * occurrence);
  if ('months' in every) return sameDayOfLaterMonth(first, every.months * occurrence);
  if ('quarters' in every) return sameDayOfLaterMonth(first, 3 * every.quarters * occurrence);
  return sameDayOfLaterMonth(first, 12 * every.years * occurrence);
}

function moved(day: Day, nonWorkingDays: 'keep' | 'next' | 'previous', clock: Clock): Day {
  if (nonWorkingDays === 'keep') return day;
  let working = day;
  while (!isWorked(working, clock))
    working = nonWorkingDays === 'next' ? dayAfter(working) : dayBefore(working);
  return working;
}

function isWorked(day: Day, { workingDays, daysOff }: Clock): boolean {
  return workingDays.includes(weekdayOf(day)) && !daysOff.includes(day);
}
