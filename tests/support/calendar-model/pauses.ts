import type { Day } from './days.ts';
import type { OwnOccurrence } from './occurrences.ts';
import { dayIn, type Moment } from './wall-clock.ts';

export interface Pause {
  from: Moment;
  /** The day on which it goes on by itself, wherever that day has begun. */
  until?: Day;
  resumedAt?: Moment;
}

/** Nothing is issued to whoever lives there. */
export function isPausedAt(pauses: readonly Pause[], moment: Moment, zone: string): boolean {
  return pauses.some(
    ({ from, until, resumedAt }) =>
      from <= moment &&
      (resumedAt === undefined || moment < resumedAt) &&
      (until === undefined || dayIn(moment, zone) < until),
  );
}

/** The issue day lies from the day of pausing up to, not including, the day of going on. */
export function isCovered(pauses: readonly Pause[], { issueDay }: OwnOccurrence, zone: string): boolean {
  return pauses.some(
    ({ from, until, resumedAt }) =>
      dayIn(from, zone) <= issueDay &&
      (until === undefined || issueDay < until) &&
      (resumedAt === undefined || issueDay < dayIn(resumedAt, zone)),
  );
}
