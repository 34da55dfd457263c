import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Db } from './migration.ts';
import { migrationsIn } from './migration-records.ts';

/** The right to change the database, which one copy of the app has at a time. */
export interface Lease {
  /** Aborted when another copy has it: then nothing more may be written. */
  signal: AbortSignal;
  giveBack(): Promise<void>;
}

const isMine = (holder: string) => ({ _id: 'lease' as const, holder });

/** By the database's clock, for those of the copies may differ. */
const heldFor = (holder: string, leaseMs: number) => [
  { $set: { holder: { $literal: holder }, until: { $add: ['$$NOW', leaseMs] } } },
];

/** The lease, renewed until it is given back; or who has it. It runs out by itself when its holder is killed. */
export async function takeLease(db: Db, leaseMs: number): Promise<Lease | { holder: string | undefined }> {
  const all = migrationsIn(db);
  const holder = `process ${process.pid} on ${hostname()} (${randomUUID().slice(0, 8)})`;
  await all.updateOne({ _id: 'lease' }, { $setOnInsert: { until: new Date(0) } }, { upsert: true });
  const isFree = { _id: 'lease' as const, $expr: { $lte: ['$until', '$$NOW'] } };
  const { matchedCount } = await all.updateOne(isFree, heldFor(holder, leaseMs));
  if (matchedCount === 0) return { holder: (await all.findOne({ _id: 'lease' }))?.holder };
  return keepLease(db, holder, leaseMs);
}

function keepLease(db: Db, holder: string, leaseMs: number): Lease {
  const lost = new AbortController();
  let renewedAt = performance.now();
  const renew = async () => {
    const askedAt = performance.now();
    const { matchedCount } = await migrationsIn(db).updateOne(isMine(holder), heldFor(holder, leaseMs));
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
    async giveBack() {
      clearInterval(timer);
      await migrationsIn(db).updateOne(isMine(holder), {
        $set: { until: new Date(0) },
        $unset: { holder: 1 },
      });
    },
  };
}
