import { max } from 'date-fns';
import { z } from 'zod';
import type { ClockPort } from './ports.ts';

const day = z.iso.date({ error: 'toDay must be a day that exists, like 2026-12-24.' });

const wholeDays = 'byDays must be a whole number from 1 to 366.';
const byDays = z.int({ error: wholeDays }).min(1, { error: wholeDays }).max(366, { error: wholeDays });

/** How far to move the clock: to whatever happens next, by some days, or to a day at this time of day. */
export const moveSchema = z.union(
  [
    z.strictObject({ to: z.literal('next event') }),
    z.strictObject({ byDays }),
    z.strictObject({ toDay: day }),
  ],
  {
    error:
      'Say { "to": "next event" }, { "byDays": 1 } (up to 366), or { "toDay": "2026-12-24" } with a day that exists.',
  },
);

export type Move = z.infer<typeof moveSchema>;

/** The clock cannot be moved like that, with a sentence for whoever moved it. */
export class MoveError extends Error {
  override readonly name = 'MoveError';
}

/** What moving the clock sets off and looks at. */
export interface Moving {
  clock: ClockPort;
  /** Called when the clock shows another time, before anything happens at it. */
  onMoved(): Promise<void>;
  /** Grows whenever somebody can see something new. */
  countChanges(): number;
}

const dayMs = 86_400_000;
/** On a way with more events than this, the rest of the way is one leap, like an outage. */
const mostStops = 150;
/** So many events in a row that nobody sees anything of are passed over. */
const mostSilentStops = 40;

/** Moves the clock and lets everything on the way happen at its own time. */
export async function moveClock(moving: Moving, move: Move): Promise<void> {
  const now = moving.clock.now();
  if ('to' in move) await moveToNextEvent(moving);
  else if ('byDays' in move) await moveTo(moving, new Date(now.getTime() + move.byDays * dayMs));
  else await moveTo(moving, dayAtThisTime(move.toDay, now));
}

function dayAtThisTime(day: string, now: Date): Date {
  const target = new Date(`${day}${now.toISOString().slice(10)}`);
  if (target < now) throw new MoveError('The clock only goes forward.');
  if (target.getTime() > now.getTime() + 366 * dayMs) {
    throw new MoveError('The clock goes forward by up to a year at a time.');
  }
  return target;
}

async function moveTo(moving: Moving, target: Date): Promise<void> {
  const { clock } = moving;
  for (let stops = 0; stops < mostStops; stops += 1) {
    const next = await clock.nextEventAt();
    if (next === undefined || next >= target || next <= clock.now()) break;
    await stopAt(moving, next);
  }
  await stopAt(moving, target);
}

/** To the next moment at which somebody sees something new; planning alone is nothing to look at. */
async function moveToNextEvent(moving: Moving): Promise<void> {
  const { clock, countChanges } = moving;
  const before = countChanges();
  for (let stops = 0; stops < mostSilentStops && countChanges() === before; stops += 1) {
    const next = await clock.nextEventAt();
    if (next === undefined && stops === 0) throw new MoveError('Nothing is going to happen by itself.');
    if (next === undefined || (stops > 0 && next <= clock.now())) return;
    await stopAt(moving, max([next, clock.now()]));
  }
}

async function stopAt({ clock, onMoved }: Moving, moment: Date): Promise<void> {
  await clock.moveTo(moment);
  await onMoved();
  await clock.tick();
}
