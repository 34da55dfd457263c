import type { RateLimits } from '../rate-limits.ts';
import type { SlackRates } from './rates.ts';
import type { Refusals } from './refusals.ts';
import type { Ack, SlackApp } from './slack-app.ts';
import type { TrafficLog } from './traffic-log.ts';
import type { SlackWorkspace } from './workspace.ts';

/** The stand-in's parts, handed to the functions that answer the app and to those that play a person. */
export interface Slack {
  workspace: SlackWorkspace;
  app: SlackApp;
  log: TrafficLog;
  refusals: Refusals;
  /** How fast the app may call; as fast as it likes where it is absent. */
  rates: SlackRates | undefined;
  calls: RateLimits;
  /** Delivers once more what the app was sent last. */
  redeliver?: () => Promise<Ack>;
}
