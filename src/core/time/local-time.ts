import { addDays } from './calendar.ts';
import type { IsoDate } from './iso-date.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
}

/** What a clock on the wall shows at that instant, as if it were UTC; in milliseconds, to the second. */
function wallClockAt(instantMs: number, timeZone: string): number {
  // Such as `7/16/2026, 09:00:00`. Asking for its parts takes three times as long, and sweeps ask for everybody.
  const shown = formatOf(timeZone).format(instantMs);
  const [month = 1, day = 1, year = 0, hour = 0, minute = 0, second = 0] = (shown.match(/\d+/g) ?? []).map(
    Number,
  );
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** How far the zone is ahead of UTC at that instant, in milliseconds. */
function offsetAt(instantMs: number, timeZone: string): number {
  const wholeSecond = Math.floor(instantMs / 1000) * 1000;
  return wallClockAt(wholeSecond, timeZone) - wholeSecond;
}

/** The first instant of the later offset: the clock change between two instants, to the minute. */
function clockChangeBetween(beforeMs: number, afterMs: number, timeZone: string): number {
  const laterOffset = offsetAt(afterMs, timeZone);
  let [low, high] = [beforeMs, afterMs];
  while (high - low > minuteMs) {
    const middle = low + Math.floor((high - low) / 2 / minuteMs) * minuteMs;
    if (offsetAt(middle, timeZone) === laterOffset) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * The instant at which a clock in that zone shows a time such as `09:00` on that day. A time that the clock change
 * skips becomes the first minute after it; of a time that comes twice, the first is meant.
 */
export function localTimeOn(day: IsoDate, time: string, timeZone: string): Date {
  const wall = Date.parse(`${day}T${time}:00Z`);
  // No zone is a whole day from UTC, and clocks do not change twice within two days.
  const offsets = [offsetAt(wall - dayMs, timeZone), offsetAt(wall + dayMs, timeZone)];
  const instants = offsets.map((offset) => wall - offset).sort((left, right) => left - right);
  const first = instants.find((instant) => wallClockAt(instant, timeZone) === wall);
  if (first !== undefined) return new Date(first);
  const [before = wall, after = wall] = instants;
  return new Date(clockChangeBetween(before, after, timeZone));
}

export function startOfDayIn(day: IsoDate, timeZone: string): Date {
  return localTimeOn(day, '00:00', timeZone);
}

/** The last millisecond of that day: a deadline has passed once this has. */
export function endOfDayIn(day: IsoDate, timeZone: string): Date {
  return new Date(startOfDayIn(addDays(day, 1), timeZone).getTime() - 1);
}

/** What a clock in that zone shows at that instant, as `HH:MM`. */
export function timeOfDayIn(instant: Date, timeZone: string): string {
  return new Date(wallClockAt(instant.getTime(), timeZone)).toISOString().slice(11, 16);
}

/** The calendar day that it is in that zone at that instant. */
export function dayIn(instant: Date, timeZone: string): IsoDate {
  return new Date(wallClockAt(instant.getTime(), timeZone)).toISOString().slice(0, 10) as IsoDate;
}
