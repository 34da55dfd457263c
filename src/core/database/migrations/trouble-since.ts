import type { Migration } from './migration.ts';

/** As it was: only what was given up said why. */
interface OldMessage {
  _id: string;
  state: string;
  lastError?: string;
  createdAt: Date;
  failedAt?: Date;
  refusedBecause?: string;
  troubledAt?: Date;
}

/**
 * A message that has not arrived says since when and why from its first attempt on, and not only once it was given up:
 * both are found by one index.
 */
export const troubleSince: Migration = {
  number: 5,
  name: 'trouble since',
  async up(db, signal) {
    const outbox = db.collection<OldMessage>('outbox');
    const unsaid = { troubledAt: { $exists: false } };
    const failed = await outbox.updateMany({ state: 'failed', ...unsaid }, [
      { $set: { troubledAt: { $ifNull: ['$failedAt', '$createdAt'] } } },
    ]);
    signal.throwIfAborted();
    const waiting = await outbox.updateMany({ state: 'pending', lastError: 'no account', ...unsaid }, [
      { $set: { troubledAt: '$createdAt', refusedBecause: 'unknown-account' } },
    ]);
    signal.throwIfAborted();
    const retried = await outbox.updateMany(
      { state: 'pending', lastError: { $type: 'string' }, attempts: { $gt: 0 }, ...unsaid },
      [{ $set: { troubledAt: '$createdAt' } }],
    );
    return failed.modifiedCount + waiting.modifiedCount + retried.modifiedCount;
  },
};
