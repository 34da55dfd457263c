import { createRates, type Rates } from '../../../src/core/rates/rates.ts';

/** Rates whose time stands still until it is turned. */
export function createTurned() {
  let now = new Date('2026-12-16T09:00:00Z').getTime();
  const clock = {
    now: () => now,
    moveBy(ms: number) {
      now += ms;
    },
  };
  return { clock, create: (): Rates => createRates({ now: clock.now, shared: clock.now }) };
}
