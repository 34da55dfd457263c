import { setTimeout as pause } from 'node:timers/promises';
import mongoose from 'mongoose';
import { type Lease, type LeaseRecord, takeLease } from '../../database/lease.ts';
import { AppError } from '../../errors.ts';

/** How long a copy that was killed keeps the others waiting. */
const leaseMs = 10_000;
const lookEveryMs = 100;
/** A large import takes its time; that many looks are a minute. */
const mostLooks = 600;

/**
 * Acts while nobody else changes people, in whatever copy of Tandem: what is read holds until it is written.
 * @throws {AppError} when others do so for longer than a minute
 */
export async function aloneWithPeople<T>(act: (lease: Lease) => Promise<T>): Promise<T> {
  const lease = await waitForLease();
  try {
    return await act(lease);
  } finally {
    await lease.giveBack();
  }
}

async function waitForLease(): Promise<Lease> {
  const leases = mongoose.connection.collection<LeaseRecord<string>>('leases');
  for (let looks = 0; looks < mostLooks; looks += 1) {
    const lease = await takeLease(leases, 'people', leaseMs);
    if ('signal' in lease) return lease;
    await pause(lookEveryMs);
  }
  throw new AppError('conflict', 'People are being changed by somebody else. Try again in a few minutes.');
}
