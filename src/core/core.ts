import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import type { Vault } from './vault.ts';

/** What every use case is handed: time, the vault, a log, and a way to say that the outbox has something new. */
export interface Core {
  clock: Clock;
  vault: Vault;
  log: Logger;
  /** Where what is being done was asked for, for the audit log; absent for what Tandem does by itself. */
  from?: Origin;
  /** Names the request that is being answered, however often it is delivered; absent where nothing was asked. */
  key?: string;
  /** Asks whoever delivers to look at the outbox soon; nothing is lost when nobody listens. */
  nudgeOutbox(): void;
  /** Asks whoever issues to look at the cycles soon; without it they are looked at when they come up. */
  nudgeIssues(): void;
}

export const origins = ['slack', 'teams', 'cli', 'system'] as const;

/** Where something was asked for; `system` is what Tandem does by itself. */
export type Origin = (typeof origins)[number];
