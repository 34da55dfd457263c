import { setTimeout as pause } from 'node:timers/promises';
import type { RateLimit } from '../chat/rate-limit.ts';
import type { Rates } from '../rates/rates.ts';
import type { DueMessage } from './claim.ts';
import type { HeldTurn } from './pace-messenger.ts';

/** A reader who got as much as their conversation takes: when it takes one more, and one more after that. */
interface Rest {
  waitMs: number;
  everyMs: number;
}

/** What sending the messages of a lane takes. */
export interface LaneWork {
  lane: RateLimit;
  rates: Rates;
  signal: AbortSignal | undefined;
  /** The most urgent messages that are due in this lane. */
  look(): Promise<DueMessage[]>;
  /** Takes a message, if it is still to be had, and lets go of it in the end. */
  deliver(due: DueMessage, turn: HeldTurn): Promise<Rest | undefined>;
  /** For the others that wait for the same reader. */
  postpone(others: readonly DueMessage[], rest: Rest): Promise<void>;
}

const atOnce = 16;
/** What became more urgent meanwhile is found after this. */
const lookAgainMs = 1_000;
/** Whoever has to wait longer comes back later. */
const longestWaitMs = 2_000;

/**
 * Sends what is due in a lane as fast as the lane takes it, the most urgent first, and to one reader one after another:
 * so they stay in order, and only one of them is the first ever.
 * @returns whether it did anything, once nothing is left that can be sent now
 * @throws the first error, once everything that was begun has ended
 */
export async function runLane({ lane, rates, signal, look, deliver, postpone }: LaneWork): Promise<boolean> {
  const running = new Set<Promise<void>>();
  const busy = new Set<string>();
  const held = new Set<string>();
  const errors: unknown[] = [];
  let waiting: DueMessage[] = [];
  let lookedAt = Number.NEGATIVE_INFINITY;
  let hasActed = false;

  const isFree = (message: DueMessage) => !busy.has(readerOf(message));
  const isOver = () => signal?.aborted === true || errors.length > 0;

  const deliverOne = async (message: DueMessage, turn: HeldTurn) => {
    const reader = readerOf(message);
    waiting = waiting.filter((other) => other !== message);
    busy.add(reader);
    held.add(message._id);
    try {
      const rest = await deliver(message, turn);
      const others = rest ? waiting.filter((other) => readerOf(other) === reader) : [];
      waiting = waiting.filter((other) => !others.includes(other));
      if (rest && others.length > 0) await postpone(others, rest);
    } finally {
      busy.delete(reader);
      held.delete(message._id);
    }
  };

  const useTurn = async (turn: HeldTurn) => {
    for (let message = waiting.find(isFree); message && !isOver(); message = waiting.find(isFree)) {
      hasActed = true;
      await deliverOne(message, turn);
      if (turn.isUsed) return;
    }
    rates.giveBack(turn);
  };

  const begin = (turn: HeldTurn) => {
    const work = useTurn(turn)
      .catch((error: unknown) => void errors.push(error))
      .finally(() => running.delete(work));
    running.add(work);
  };

  while (!isOver()) {
    if (waiting.length === 0 || performance.now() - lookedAt > lookAgainMs) {
      waiting = (await look()).filter(({ _id }) => !held.has(_id));
      lookedAt = performance.now();
    }
    if (!waiting.some(isFree) || running.size >= atOnce) {
      if (running.size === 0) break;
      await Promise.race(running);
      continue;
    }
    const turn = await rates.take(lane);
    if (!('waitMs' in turn)) begin({ ...turn, isUsed: false });
    else if (turn.isClosed && turn.waitMs > longestWaitMs) break;
    else await pause(Math.min(turn.waitMs, lookAgainMs));
  }
  await Promise.all(running);
  if (errors.length > 0) throw errors[0];
  return hasActed;
}

function readerOf({ personId, place }: DueMessage): string {
  return personId ?? `${place?.platform} ${place?.teamId}`;
}
