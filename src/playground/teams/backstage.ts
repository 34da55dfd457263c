import type { RateLimits } from '../rate-limits.ts';
import type { Redeliveries } from './redeliveries.ts';
import type { Refusals } from './refusals.ts';
import type { Slowness } from './slowness.ts';
import type { TrafficLog } from './traffic-log.ts';
import type { WorldStore } from './world-store.ts';

/** A message action that the app's manifest declares. */
export type MessageCommand = { id: string; title: string };

/** What all parts of the stand-in share. */
export type Backstage = {
  readonly tenantId: string;
  readonly bot: { readonly id: string; readonly appId: string; readonly name: string };
  readonly commands: readonly MessageCommand[];
  readonly store: WorldStore;
  readonly log: TrafficLog;
  readonly refusals: Refusals;
  readonly slowness: Slowness;
  readonly redeliveries: Redeliveries;
  readonly limits: RateLimits | undefined;
  /** Whether what Teams only advises against is refused as well. */
  readonly strict: boolean;
  readonly bearer: string | undefined;
  /** Milliseconds a person waits for the answer to an invoke. */
  readonly answerWithinMs: number;
  now(): Date;
  serviceUrl(): string;
  messagesUrl(): string;
};
