import { isAfter } from 'date-fns';
import { z } from 'zod';
import type { ClockPort } from './ports.ts';

const day = z.iso.date({ error: 'must be a day that exists, like 2026-12-24' });

/** How far to turn the clock: to whatever happens next, by some days, or to a day at this time of day. */
export const turnSchema = z.union(
  [
    z.strictObject({ to: z.literal('next event') }),
    z.strictObject({ byDays: z.int().min(1).max(366) }),
    z.strictObject({ toDay: day }),
  ],
  {
    error:
      'Say { "to": "next event" }, { "byDays": 1 } (up to 366), or { "toDay": "2026-12-24" } with a day that exists.',
  },
);

export type Turn = z.infer<typeof turnSchema>;

/** The clock cannot be turned like that, with a sentence for whoever turned it. */
export class TurnError extends Error {
  override readonly name = 'TurnError';
}

const dayMs = 86_400_000;
/** On a way with more events than this, the rest of the way is one leap, like an outage. */
const mostStops = 150;

/**
 * Turns the clock and lets everything on the way happen at its own time.
 * @param onTurned called when the clock shows another time, before anything happens at it
 */
export async function turnClock(clock: ClockPort, turn: Turn, onTurned: () => Promise<void>): Promise<void> {
  const target = await targetOf(clock, turn);
  if (target.getTime() < clock.now().getTime()) throw new TurnError('The clock only goes forward.');
  if (target.getTime() > clock.now().getTime() + 366 * dayMs) {
    throw new TurnError('The clock goes forward by up to a year at a time.');
  }
  const stopAt = async (moment: Date) => {
    await clock.turnTo(moment);
    await onTurned();
    await clock.tick();
  };
  for (let stops = 0; stops < mostStops; stops += 1) {
    const next = await clock.nextEventAt();
    if (next === undefined || next >= target || next <= clock.now()) break;
    await stopAt(next);
  }
  await stopAt(target);
}

async function targetOf(clock: ClockPort, turn: Turn): Promise<Date> {
  const now = clock.now();
  if ('byDays' in turn) return new Date(now.getTime() + turn.byDays * dayMs);
  if ('toDay' in turn) return new Date(`${turn.toDay}${now.toISOString().slice(10)}`);
  const next = await clock.nextEventAt();
  if (next === undefined) throw new TurnError('Nothing is going to happen by itself.');
  return isAfter(now, next) ? now : next;
}
