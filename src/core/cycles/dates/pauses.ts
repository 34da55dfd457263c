import { type IsoDate, isoDate } from '../../time/iso-date.ts';
import { dayIn } from '../../time/local-time.ts';
import type { Pause } from '../cycle.ts';

/** A cycle may go on until the issue day is over, so what a pause covers is recorded only then. */
export const recordedAfterMs = 24 * 3_600_000;

/**
 * Whether a cycle was, or is, paused on somebody's issue day: from the day of pausing up to, not including, the day of
 * resuming, each where they live.
 * @param now a pause that nobody ended yet is taken to end then
 */
export function isPausedOn(day: IsoDate, timeZone: string, pauses: readonly Pause[], now: Date): boolean {
  return pauses.some(
    ({ from, untilOn, until = now }) =>
      dayIn(from, timeZone) <= day && day < (untilOn ?? dayIn(until, timeZone)),
  );
}

/** If nothing changes, nobody ends a pause that has no last day. */
export function asTheyStand(pauses: readonly Pause[] = []): Pause[] {
  return pauses.map((pause) => (pause.untilOn || pause.until ? pause : { ...pause, untilOn: never }));
}

const never = isoDate('9999-12-31');
