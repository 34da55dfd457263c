import type { Platform } from '../people/person.ts';
import { type Bucket, BucketModel } from './bucket.ts';

/** A limit under which a platform takes nothing at all. */
export interface Suspension {
  key: string;
  platform: Platform;
  because: string;
  since: Date;
}

export async function findSuspensions(): Promise<Suspension[]> {
  const closed = await BucketModel.find({ platform: { $type: 'string' } }).lean<Bucket[]>();
  return closed.flatMap(({ _id: key, platform, closedBecause = '', closedAt = 0 }) =>
    platform === undefined ? [] : [{ key, platform, because: closedBecause, since: new Date(closedAt) }],
  );
}

/** Somebody has changed something: the next call tries whether the platform takes messages again. */
export async function trySuspendedNow(platform: Platform): Promise<void> {
  await BucketModel.updateMany({ platform }, { $set: { triedAgainAt: 0 } });
}
