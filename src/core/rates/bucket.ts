import mongoose from 'mongoose';
import { paceWithin, type RateLimit } from '../chat/rate-limit.ts';
import { type Platform, platforms } from '../people/person.ts';

/** What all copies of the app share of one limit. Moments are milliseconds since 1970 by the database's clock. */
export interface Bucket {
  _id: string;
  /** When each window has room for one more, had there been no burst. */
  next: number[];
  /** When it was last asked, what for, and whether that was given. */
  at: number;
  slot: number;
  isGranted: boolean;
  /** Nothing goes out before: the platform asked for that. */
  closedUntil?: number;
  /** When a platform that takes nothing at all is tried again. */
  triedAgainAt?: number;
  /** Why it takes nothing at all, and since when. */
  closedBecause?: string;
  closedAt?: number;
  /** The platform that takes nothing at all. */
  platform?: Platform;
  usedAt: Date;
}

/** Longer than any window looks back. */
const forgetAfterSeconds = 2 * 3600;

const bucketSchema = new mongoose.Schema<Bucket>(
  {
    _id: { type: String, required: true },
    next: [Number],
    at: Number,
    slot: Number,
    isGranted: Boolean,
    closedUntil: Number,
    triedAgainAt: Number,
    closedBecause: String,
    closedAt: Number,
    platform: { type: String, enum: platforms },
    usedAt: Date,
  },
  { collection: 'rates', versionKey: false },
);

bucketSchema.index({ usedAt: 1 }, { expireAfterSeconds: forgetAfterSeconds });

export const BucketModel = mongoose.model<Bucket>('Bucket', bucketSchema);

/** Losing one of these in a crash of the database costs nothing worth waiting for the disk. */
const unhurried = { writeConcern: { w: 1 } } as const;

/** When it is, in milliseconds since 1970, as the database is to work it out. */
export type SharedNow = number | object;

/** By the clock that all copies of the app share. */
export const databaseNow: SharedNow = { $toLong: '$$NOW' };

/** How often a platform that takes nothing at all is tried again, by one call of one copy. */
export const tryAgainAfterMs = 5 * 60_000;

export interface Asking {
  count: number;
  /** The first place is no sooner than this, for whoever still has something to prepare. */
  leadMs: number;
  /** If there is no room this soon, nothing is reserved. */
  patienceMs: number;
  now: SharedNow;
}

/** Whoever is granted a trial is the only one for a while. */
const nextTrialAt = {
  $cond: [
    { $and: ['$isGranted', { $eq: [{ $type: '$closedBecause' }, 'string'] }] },
    { $add: ['$at', tryAgainAfterMs] },
    '$triedAgainAt',
  ],
};

/** Reserves the next places of a limit in one step, if there is room soon. */
export async function askBucket(limit: RateLimit, asking: Asking): Promise<Bucket> {
  const { count, leadMs, patienceMs, now } = asking;
  const nexts = limit.windows.map((_, index) => ({ $ifNull: [{ $arrayElemAt: ['$next', index] }, 0] }));
  const taken = limit.windows.map((window, index) => {
    const { burst, everyMs } = paceWithin(window);
    const afterQuiet = { $subtract: ['$slot', (burst - 1) * everyMs] };
    return { $add: [{ $max: [{ $arrayElemAt: ['$next', index] }, afterQuiet] }, count * everyMs] };
  });
  return changeBucket(limit.key, [
    { $set: { at: now, next: nexts, usedAt: '$$NOW' } },
    {
      $set: {
        // What is missing counts as nothing.
        slot: { $max: [{ $add: ['$at', leadMs] }, '$closedUntil', '$triedAgainAt', ...nextsOf(limit)] },
      },
    },
    { $set: { isGranted: { $lte: ['$slot', { $add: ['$at', patienceMs] }] } } },
    { $set: { next: { $cond: ['$isGranted', taken, '$next'] }, triedAgainAt: nextTrialAt } },
  ]);
}

/** Counts a call that asked nobody: whoever asks next waits for it. */
export async function pushBucket(limit: RateLimit, now: SharedNow): Promise<void> {
  await askBucket(limit, { count: 1, leadMs: 0, patienceMs: Number.MAX_SAFE_INTEGER, now });
}

/** When the places are that were reserved, the first one first; relative to when the bucket was asked. */
export function delaysOf({ at, slot, next }: Bucket, limit: RateLimit, count: number): number[] {
  const paces = limit.windows.map(paceWithin);
  return Array.from({ length: count }, (_, place) => {
    const moments = paces.map(({ everyMs }, index) => (next[index] ?? 0) - (count - place) * everyMs);
    return Math.max(slot, ...moments) - at;
  });
}

export async function changeBucket(key: string, pipeline: object[]): Promise<Bucket> {
  const buckets = mongoose.connection.collection<Bucket>(BucketModel.collection.collectionName);
  const bucket = await buckets.findOneAndUpdate({ _id: key }, pipeline, {
    upsert: true,
    returnDocument: 'after',
    ...unhurried,
  });
  if (bucket === null) throw new Error('an upsert returned nothing');
  return bucket;
}

function nextsOf({ windows }: RateLimit) {
  return windows.map((_, index) => ({ $arrayElemAt: ['$next', index] }));
}
