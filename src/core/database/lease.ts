import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type mongoose from 'mongoose';

/** The right to do something that one copy of the app at a time may do. */
export interface Lease {
  /** Aborted when another copy has it: then nothing more may be written. */
  signal: AbortSignal;
  /**
   * Asks the database whether it is still ours, and renews it.
   * @throws when another copy has taken over
   */
  renew(): Promise<void>;
  giveBack(): Promise<void>;
}

/** Where it stands who has it and until when. */
export interface LeaseRecord<Id> {
  _id: Id;
  holder?: string;
  until?: Date;
}

type Leases = mongoose.mongo.Collection<LeaseRecord<string>>;

/** By the database's clock, for those of the copies may differ. */
const heldFor = (holder: string, leaseMs: number) => [
  { $set: { holder: { $literal: holder }, until: { $add: ['$$NOW', leaseMs] } } },
];

/** The lease, renewed until it is given back; or who has it. It runs out by itself when its holder is killed. */
export async function takeLease(
  leases: Leases,
  id: string,
  leaseMs: number,
): Promise<Lease | { holder: string | undefined }> {
  const holder = `process ${process.pid} on ${hostname()} (${randomUUID().slice(0, 8)})`;
  await leases.updateOne({ _id: id }, { $setOnInsert: { until: new Date(0) } }, { upsert: true });
  const isFree = { _id: id, $expr: { $lte: ['$until', '$$NOW'] } };
  const { matchedCount } = await leases.updateOne(isFree, heldFor(holder, leaseMs));
  if (matchedCount === 0) return { holder: (await leases.findOne({ _id: id }))?.holder };
  return keepLease(leases, { _id: id, holder }, leaseMs);
}

function keepLease(leases: Leases, mine: { _id: string; holder: string }, leaseMs: number): Lease {
  const lost = new AbortController();
  let renewedAt = performance.now();
  const renew = async () => {
    const askedAt = performance.now();
    const { matchedCount } = await leases.updateOne(mine, heldFor(mine.holder, leaseMs));
    if (matchedCount === 0) lost.abort(new Error('another copy has taken over'));
    renewedAt = askedAt;
  };
  const timer = setInterval(() => {
    renew().catch(() => {
      if (performance.now() - renewedAt > leaseMs) lost.abort(new Error('the lease could not be renewed'));
    });
  }, leaseMs / 4);
  return {
    signal: lost.signal,
    async renew() {
      await renew();
      lost.signal.throwIfAborted();
    },
    async giveBack() {
      clearInterval(timer);
      await leases.updateOne(mine, { $set: { until: new Date(0) }, $unset: { holder: 1 } });
    },
  };
}
