import { paceWithin, type RateLimit } from '../chat/rate-limit.ts';
import type { Platform } from '../people/person.ts';
import {
  askBucket,
  type Bucket,
  BucketModel,
  databaseNow,
  delaysOf,
  pushBucket,
  type SharedNow,
} from './bucket.ts';
import { closeBucket, suspendBucket } from './close-bucket.ts';

/** The right to one call. */
export interface Turn {
  key: string;
  /** Before or after what this copy has heard of the platform: see {@link Rates.isVoid}. */
  askedAt: number;
  /** By {@link Rates.now}. */
  startsAt: number;
  /** Whoever comes later must ask for another. */
  endsAt: number;
  /** The platform took nothing at all when it was last tried: this tries it again. */
  isTrial: boolean;
}

/** There is no turn now. */
export interface NoTurn {
  waitMs: number;
  /** The platform said so. */
  isClosed: boolean;
  /** The platform takes nothing at all. */
  isSuspended: boolean;
}

/** By which the turns begin and end; for tests that turn time. */
interface RatesTime {
  /** In milliseconds, since whenever. */
  now(): number;
  shared(): SharedNow;
}

/** How fast all copies of the app together call the platforms. Real time decides, however the core's clock is turned. */
export interface Rates {
  /** In milliseconds, since whenever: what tells how far away a turn is. */
  now(): number;
  /** The next turn of a limit that is in constant use, in time to prepare what goes out: a few are reserved ahead. */
  take(limit: RateLimit): Promise<Turn | NoTurn>;
  /** A turn that was not needed after all. */
  giveBack(turn: Turn): void;
  /** One turn, soon or not at all. */
  reserve(limit: RateLimit): Promise<Turn | NoTurn>;
  /** Something went out that could not wait: what can, waits the longer. Never rejects. */
  push(limits: readonly RateLimit[]): Promise<void>;
  /** Whether this copy has heard, since a turn was asked for, that nothing goes out: then it is worth nothing. */
  isVoid(turn: Turn): boolean;
  /** Nothing goes out for so long, from any copy. */
  close(key: string, forMs: number): Promise<void>;
  /** The platform takes nothing at all: from here on it is only tried again now and then. */
  suspend(platform: Platform, keys: readonly string[], because: string): Promise<void>;
  /** The platform takes messages after all. */
  reopen(keys: readonly string[]): Promise<void>;
}

/** A dead copy loses no more than it had reserved. */
const aheadMs = 250;
const mostAhead = 16;
/** What claiming and composing a message takes, on a busy day. */
const leadMs = 100;
const patienceMs = 1_000;
/** Nobody keeps a turn for longer, however slow the pace. */
const longestTurnMs = 1_000;

const realTime: RatesTime = { now: () => performance.now(), shared: () => databaseNow };

export function createRates({ now, shared }: RatesTime = realTime): Rates {
  const stocks = new Map<string, Turn[]>();
  /** Grows with everything that is asked and heard: no clock tells what came first. */
  let moment = 0;
  const closing: string[] = [];
  const closedAt = new Map<string, number>();
  const isVoid = ({ key, askedAt }: Turn) => closing.includes(key) || askedAt < (closedAt.get(key) ?? 0);
  /** Until all copies know, the database still gives turns. */
  const shut = async (key: string, tellAll: () => Promise<void>) => {
    closing.push(key);
    await tellAll().finally(() => {
      closing.splice(closing.indexOf(key), 1);
      moment += 1;
      closedAt.set(key, moment);
    });
  };

  const ask = async (limit: RateLimit, count: number, leadMs: number): Promise<Turn[] | NoTurn> => {
    const askedAt = moment;
    const bucket = await askBucket(limit, { count, leadMs, patienceMs, now: shared() });
    const answeredAt = now();
    if (!bucket.isGranted) return noTurn(bucket);
    const isTrial = bucket.closedBecause !== undefined;
    const delays = delaysOf(bucket, limit, count).slice(0, isTrial ? 1 : count);
    const lateMs = Math.min(longestTurnMs, ...limit.windows.map((window) => paceWithin(window).lateMs));
    return delays.map((delay) => {
      const startsAt = answeredAt + delay;
      return { key: limit.key, askedAt, startsAt, endsAt: startsAt + lateMs, isTrial };
    });
  };

  return {
    now,
    async take(limit) {
      const stock = stocks.get(limit.key)?.filter((turn) => now() <= turn.endsAt && !isVoid(turn)) ?? [];
      if (stock.length === 0) {
        const asked = await ask(limit, countAhead(limit), limit.windows.length > 0 ? leadMs : 0);
        if ('waitMs' in asked) return asked;
        stock.push(...asked);
      }
      const [turn, ...others] = stock;
      stocks.set(limit.key, others);
      if (turn === undefined) throw new Error('no turn was given');
      return turn;
    },
    giveBack(turn) {
      stocks.set(turn.key, [turn, ...(stocks.get(turn.key) ?? [])]);
    },
    async reserve(limit) {
      const asked = await ask(limit, 1, 0);
      if ('waitMs' in asked) return asked;
      const [turn] = asked;
      if (turn === undefined) throw new Error('no turn was given');
      return turn;
    },
    async push(limits) {
      const counted = limits.filter(({ windows }) => windows.length > 0);
      await Promise.allSettled(counted.map((limit) => pushBucket(limit, shared())));
    },
    isVoid,
    close: (key, forMs) => shut(key, () => closeBucket(key, forMs, shared())),
    async suspend(platform, keys, because) {
      for (const key of keys) await shut(key, () => suspendBucket(key, { platform, because, now: shared() }));
    },
    async reopen(keys) {
      await BucketModel.updateMany(
        { _id: { $in: [...keys] } },
        { $unset: { triedAgainAt: true, closedBecause: true, closedAt: true, platform: true } },
      );
    },
  };
}

function noTurn({ slot, at, closedUntil, triedAgainAt, closedBecause }: Bucket): NoTurn {
  const isClosed = slot === closedUntil || slot === triedAgainAt;
  return { waitMs: slot - at, isClosed, isSuspended: isClosed && closedBecause !== undefined };
}

function countAhead({ windows }: RateLimit): number {
  const everyMs = Math.max(0, ...windows.map((window) => paceWithin(window).everyMs));
  return everyMs === 0 ? mostAhead : Math.min(mostAhead, Math.max(1, Math.floor(aheadMs / everyMs)));
}
