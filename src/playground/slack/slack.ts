import type { Refusals } from './refusals.ts';
import type { SlackApp } from './slack-app.ts';
import type { TrafficLog } from './traffic-log.ts';
import type { SlackWorkspace } from './workspace.ts';

/** The stand-in's parts, handed to the functions that answer the app and to those that play a person. */
export interface Slack {
  workspace: SlackWorkspace;
  app: SlackApp;
  log: TrafficLog;
  refusals: Refusals;
  /** When on, a channel takes one `chat.postMessage` a second. */
  rates: { isLimited: boolean; lastPostAt: Map<string, number> };
}
