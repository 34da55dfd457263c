import { jest } from '@jest/globals';
import mongoose from 'mongoose';
import { type Sweep, sweepNames, sweeps } from '../../../src/jobs/sweeps.ts';
import type { TestCore } from '../../support/test-core.ts';

/** The copy that is at it writes so many times, and then never again until mocks are restored. */
export function killAfter(writes: number): { isDead(): boolean } {
  let done = 0;
  const { prototype } = mongoose.mongo.Collection;
  for (const name of ['insertMany', 'updateOne', 'updateMany', 'findOneAndUpdate', 'bulkWrite'] as const) {
    const real = prototype[name] as (...args: unknown[]) => unknown;
    const write = function (this: unknown, ...args: unknown[]) {
      done += 1;
      if (done > writes) throw new Error('killed');
      return real.apply(this, args);
    };
    jest.spyOn(prototype, name).mockImplementation(write as never);
  }
  return { isDead: () => done > writes };
}

/** Two minutes later, by two copies at once; nothing is delivered. */
export async function sweepLater(core: TestCore): Promise<void> {
  core.turnTo('2026-12-02T10:02:00Z');
  for (const name of sweepNames.filter((each) => each !== 'deliver-outbox')) {
    const sweep: Sweep = sweeps[name];
    await Promise.all([sweep(core, { messengers: [] }), sweep(core, { messengers: [] })]);
  }
}
