import type mongoose from 'mongoose';
import { systemClock } from '../core/clock.ts';
import { type SweepName, sweepNames } from './sweeps.ts';

/** Where Agenda keeps its timers. */
export const timersCollection = 'agendaJobs';

interface Timer {
  name: SweepName;
  nextRunAt?: Date | null;
  lockedAt?: Date | null;
}

/** A lock is renewed while the sweep of a timer goes on; one this old is nobody's any more. */
const lockHoldsMs = 15_000;

/**
 * By how many seconds each timer is behind, whichever copy it waits for; one that a copy is at is not. By the clock on
 * the wall, for that is what timers go by.
 */
export async function findJobLags(connection: mongoose.Connection): Promise<Map<SweepName, number>> {
  const timers = await connection
    .collection<Timer>(timersCollection)
    .find({ name: { $in: sweepNames } })
    .toArray();
  const now = systemClock.now().getTime();
  return new Map(timers.map((timer) => [timer.name, lagOf(timer, now) / 1000]));
}

function lagOf({ nextRunAt, lockedAt }: Timer, now: number): number {
  if (lockedAt && now - lockedAt.getTime() < lockHoldsMs) return 0;
  return nextRunAt ? Math.max(0, now - nextRunAt.getTime()) : 0;
}

/**
 * Which timer is so far behind that nobody can be at it. What is due and waits for a platform is no matter of timers.
 * @param longestSeconds that a timer may be behind
 */
export async function findLag(
  connection: mongoose.Connection,
  longestSeconds: number,
): Promise<string | undefined> {
  for (const [name, seconds] of await findJobLags(connection)) {
    if (seconds > longestSeconds) return `${name} is ${Math.round(seconds)} seconds behind`;
  }
  return undefined;
}
