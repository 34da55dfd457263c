import { type Lease, takeLease as takeLeaseIn } from '../lease.ts';
import type { Db } from './migration.ts';
import { migrationsIn } from './migration-records.ts';

export type { Lease };

/** The right to change the shape of what is stored; or who has it. */
export function takeLease(db: Db, leaseMs: number): Promise<Lease | { holder: string | undefined }> {
  return takeLeaseIn(db.collection(migrationsIn(db).collectionName), 'lease', leaseMs);
}
