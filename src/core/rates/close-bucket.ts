import type { Platform } from '../people/person.ts';
import { changeBucket, type SharedNow, tryAgainAfterMs } from './bucket.ts';

/** Nothing goes out for so long, unless it was closed for longer before. */
export async function closeBucket(key: string, forMs: number, now: SharedNow): Promise<void> {
  const until = { $add: [now, forMs] };
  await changeBucket(key, [{ $set: { closedUntil: { $max: ['$closedUntil', until] }, usedAt: '$$NOW' } }]);
}

interface Suspending {
  platform: Platform;
  because: string;
  now: SharedNow;
}

/** The platform takes nothing at all. */
export async function suspendBucket(key: string, { platform, because, now }: Suspending): Promise<void> {
  await changeBucket(key, [
    {
      $set: {
        triedAgainAt: { $add: [now, tryAgainAfterMs] },
        closedBecause: { $literal: because },
        closedAt: { $ifNull: ['$closedAt', now] },
        platform,
        usedAt: '$$NOW',
      },
    },
  ]);
}
