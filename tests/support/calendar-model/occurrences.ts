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
  const known = new Map<string, OwnCalendar>();
  const calendarFor = (clock: Clock): OwnCalendar => {
    const key = `${clock.zone} ${clock.workingDays.join()} ${clock.daysOff.join()}`;
    const calendar = known.get(key) ?? new OwnCalendar(cycle, startedAt, clock);
    known.set(key, calendar);
    return calendar;
  };
  return {
    /** One occurrence by a clock; undefined when there is none, or it lies before the start. */
    occurrenceFor: (occurrence: number, clock: Clock) => calendarFor(clock).occurrence(occurrence),
    /** Those whose moment has come, the oldest first. */
    occurrencesUntil: (until: Moment, clock: Clock) => calendarFor(clock).until(until),
    /** The first one whose moment is still to come. */
    nextAfter: (moment: Moment, clock: Clock) => calendarFor(clock).after(moment),
  };
}

/** The occurrences of a cycle as they fall for whoever has one clock. */
class OwnCalendar {
  readonly #cycle: ModelCycle;
  readonly #startedAt: Moment;
  readonly #clock: Clock;
  readonly #dates = new Map<number, FourDays>();
  readonly #known = new Map<number, OwnOccurrence>();
  /** With which one it begins; undefined when all there is was over at the start. */
  readonly #first: number | undefined;

  constructor(cycle: ModelCycle, startedAt: Moment, clock: Clock) {
    this.#cycle = cycle;
    this.#startedAt = startedAt;
    this.#clock = clock;
    this.#first = this.#findFirst();
  }

  #exists(occurrence: number): boolean {
    return this.#cycle.every !== undefined || occurrence === 0;
  }

  #datesOf(occurrence: number): FourDays {
    const dates = this.#dates.get(occurrence) ?? datesOf(this.#cycle, occurrence, this.#clock);
    this.#dates.set(occurrence, dates);
    return dates;
  }

  #nineOnIssueDate(occurrence: number): Moment {
    return nineOn(this.#datesOf(occurrence)[0], this.#clock.zone);
  }

  #findFirst(): number | undefined {
    let ahead = 0;
    while (this.#exists(ahead) && this.#nineOnIssueDate(ahead) <= this.#startedAt) ahead += 1;
    const newest = ahead - 1;
    if (newest >= 0 && !isOver(this.#datesOf(newest), this.#clock, this.#startedAt)) return newest;
    // Of a one-off there is no later one in its place: whoever could not have it any more missed it.
    if (this.#cycle.every === undefined) return 0;
    // Whether at once or at nine: none before was open at the start.
    return this.#exists(ahead) ? ahead : undefined;
  }

  #momentOf(occurrence: number): Moment {
    const nine = this.#nineOnIssueDate(occurrence);
    const isAtStart = this.#cycle.issueImmediately || nine <= this.#startedAt;
    return occurrence === this.#first && isAtStart ? this.#startedAt : nine;
  }

  occurrence(occurrence: number): OwnOccurrence | undefined {
    if (this.#first === undefined || occurrence < this.#first || !this.#exists(occurrence)) return undefined;
    const found = this.#known.get(occurrence) ?? this.#make(occurrence);
    this.#known.set(occurrence, found);
    return found;
  }

  #make(occurrence: number): OwnOccurrence {
    const moment = this.#momentOf(occurrence);
    return {
      occurrence,
      dates: this.#datesOf(occurrence),
      moment,
      issueDay: dayIn(moment, this.#clock.zone),
      isClosed: this.#exists(occurrence + 1) && moment >= this.#momentOf(occurrence + 1),
    };
  }

  until(until: Moment): OwnOccurrence[] {
    const found: OwnOccurrence[] = [];
    let each = this.occurrence(this.#first ?? 0);
    while (each && each.moment <= until) {
      found.push(each);
      each = this.occurrence(each.occurrence + 1);
    }
    return found;
  }

  after(moment: Moment): OwnOccurrence | undefined {
    const newest = this.until(moment).at(-1);
    return this.occurrence(newest ? newest.occurrence + 1 : (this.#first ?? 0));
  }
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
