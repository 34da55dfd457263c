import { randomBytes } from 'node:crypto';
import pino from 'pino';
import { clockAt } from '../../src/core/clock.ts';
import type { Core } from '../../src/core/core.ts';
import { createVault } from '../../src/core/vault.ts';

/** A core whose clock the test sets, with a silent log and a key of its own. */
export interface TestCore extends Core {
  turnTo(moment: string): void;
}

export function makeTestCore(moment: string): TestCore {
  let clock = clockAt(moment);
  return {
    clock: { now: () => clock.now() },
    vault: createVault(randomBytes(32)),
    log: pino({ level: 'silent' }),
    nudgeOutbox: () => {},
    nudgeIssues: () => {},
    turnTo(next) {
      clock = clockAt(next);
    },
  };
}
