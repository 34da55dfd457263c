import express, { type Router } from 'express';
import type { ClockPort, LogPort, SeedPort } from './ports.ts';

export interface PlaygroundOptions {
  /** Where the app itself is reached, without a slash at the end, e.g. `http://127.0.0.1:3000`. */
  baseUrl: string;
  /** The playground keeps `playground.json` here. */
  dataDir: string;
  clock: ClockPort;
  seed: SeedPort;
  /** The app's own `POST /slack/events`. */
  slackEventsUrl: string;
  /** The app's own `POST /api/messages`. */
  teamsMessagesUrl: string;
  /** What the stand-in Slack signs its requests with. */
  signingSecret: string;
  /** The only token the stand-in Slack takes. */
  botToken: string;
  log: LogPort;
}

export interface Playground {
  /** To be mounted at `/playground`, before anything that reads request bodies. */
  router: Router;
  /** The Web API of the stand-in Slack: Bolt's `clientOptions.slackApiUrl`. */
  slackApiUrl: string;
  /**
   * Seeds the sample organisation when there is none yet. To be called once, when the app answers on
   * `slackEventsUrl` and `teamsMessagesUrl` and the router is mounted.
   */
  start(): Promise<void>;
  /** Writes what is not on disk yet and lets the pages go. */
  stop(): Promise<void>;
}

/** A stand-in Slack and a stand-in Teams with people to be and a clock to turn; what was stored is there again. */
export async function createPlayground(options: PlaygroundOptions): Promise<Playground> {
  return {
    router: express.Router(),
    slackApiUrl: `${options.baseUrl}/playground/slack/api/`,
    async start() {},
    async stop() {},
  };
}
