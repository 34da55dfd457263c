import type { Day } from './days.ts';

/** An instant as `2026-12-23T09:00:00.000Z`: the later one is the greater text. */
export type Moment = string;

const minuteMs = 60_000;
const quarterMs = 15 * minuteMs;
/** No clock on Earth is further ahead of UTC than that. */
const furthestAheadMs = 15 * 60 * minuteMs;

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What calendar and clock on a wall there show, as `2026-12-23 09:00`. */
function shownAt(instantMs: number, zone: string): string {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: zone });
  clocks.set(zone, clock);
  return clock.format(instantMs);
}

export function momentOf(instant: string | number): Moment {
  return new Date(instant).toISOString();
}

export function dayIn(moment: Moment, zone: string): Day {
  return shownAt(Date.parse(moment), zone).slice(0, 10);
}

const nines = new Map<string, Moment>();

/** The first minute of that day at which the wall there shows nine or later. */
export function nineOn(day: Day, zone: string): Moment {
  const key = `${day} ${zone}`;
  const found = nines.get(key) ?? momentOf(walkToNine(day, zone));
  nines.set(key, found);
  return found;
}

function walkToNine(day: Day, zone: string): number {
  const isThere = (instantMs: number) => shownAt(instantMs, zone) >= `${day} 09:00`;
  let instantMs = Date.parse(`${day}T00:00:00Z`) - furthestAheadMs;
  while (!isThere(instantMs)) instantMs += quarterMs;
  instantMs -= quarterMs;
  while (!isThere(instantMs)) instantMs += minuteMs;
  return instantMs;
}

const dayMs = 24 * 60 * minuteMs;

export function aDayAfter(moment: Moment): Moment {
  return momentOf(Date.parse(moment) + dayMs);
}

export function aDayBefore(moment: Moment): Moment {
  return momentOf(Date.parse(moment) - dayMs);
}
