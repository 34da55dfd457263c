import type { IsoDate } from '../time/iso-date.ts';
import { endOfDayIn } from '../time/local-time.ts';
import type { OneToOne } from './one-to-one.ts';

/** What of a 1-to-1 decides whether it lapses, and when. */
export type Lapsing = Pick<OneToOne, 'status' | 'isRecurring' | 'staysOpen' | 'finaliseBy'>;

const ends = new Map<string, number>();
/** Sweeps ask about the same few days in the same few zones. */
const mostKnown = 10_000;

/**
 * From when on a 1-to-1 lapses as soon as the next one of its thread has been issued: its finalise-by day is over where
 * both live. Undefined for what never lapses: what comes once, and what somebody opened again by hand.
 */
export function lapsesFrom(
  { status, isRecurring, staysOpen, finaliseBy }: Lapsing,
  timeZones: readonly string[],
): Date | undefined {
  if (status !== 'open' || !isRecurring || staysOpen || timeZones.length === 0) return undefined;
  return new Date(Math.max(...timeZones.map((timeZone) => endOf(finaliseBy, timeZone))) + 1);
}

function endOf(day: IsoDate, timeZone: string): number {
  const key = `${day} ${timeZone}`;
  const known = ends.get(key);
  if (known !== undefined) return known;
  const end = endOfDayIn(day, timeZone).getTime();
  if (ends.size >= mostKnown) ends.clear();
  ends.set(key, end);
  return end;
}
