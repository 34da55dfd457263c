import { join } from 'node:path';
import type { Router } from 'express';
import { createStandIns } from './create-stand-ins.ts';
import { openBackstage } from './open-backstage.ts';
import { playgroundRouter } from './playground-router.ts';
import type { ClockPort, LogPort, SeedPort } from './ports.ts';
import { restoreOrStartFresh } from './restore-or-start-fresh.ts';
import { readSampleOrganisation } from './sample-organisation.ts';
import { type MessageClock, seedOrganisation } from './seed-organisation.ts';

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
  /** Name of the slash command, with the slash; `/1to1` when absent. */
  slackCommand?: string;
  log: LogPort;
}

export interface Playground {
  /** To be mounted at `/playground`, before anything that reads request bodies. */
  router: Router;
  /** The Web API of the stand-in Slack: Bolt's `clientOptions.slackApiUrl`. */
  slackApiUrl: string;
  /** Where the stand-in Teams is written to. */
  teamsServiceUrl: string;
  /**
   * Seeds the sample organisation when there is none yet. To be called once, when the app answers on
   * `slackEventsUrl` and `teamsMessagesUrl` and the router is mounted.
   */
  start(): Promise<void>;
  /** Writes what is not on disk yet and lets the pages go. To be called before the HTTP server is closed. */
  stop(): Promise<void>;
}

/**
 * A stand-in Slack and a stand-in Teams with people to be and a clock to move. What was stored is there again, the
 * clock moved to where it was.
 */
export async function createPlayground(options: PlaygroundOptions): Promise<Playground> {
  const { baseUrl, clock, seed, log, slackCommand = '/1to1' } = options;
  const path = join(options.dataDir, 'playground.json');
  const sample = await readSampleOrganisation();
  const messageClock: MessageClock = { minutesAgo: 0 };
  const now = () => new Date(clock.now().getTime() - messageClock.minutesAgo * 60_000);
  const makeStandIns = () => createStandIns(sample, { ...options, slackCommand, now });
  const restored = await restoreOrStartFresh(path, makeStandIns, log);
  const { standIns, clockOffsetMs } = restored;
  if (clockOffsetMs !== 0) await clock.moveTo(new Date(Date.now() + clockOffsetMs));
  const { backstage, file } = openBackstage({ path, sample, restored, clock, log });
  return {
    router: playgroundRouter(backstage, baseUrl, log),
    slackApiUrl: `${baseUrl}/playground/slack/api/`,
    teamsServiceUrl: `${baseUrl}/playground/teams`,
    async start() {
      if (backstage.isSeeded) return;
      await seedOrganisation({ sample, standIns, clock, seed, messageClock, log });
      backstage.isSeeded = true;
      backstage.live.tell({ about: 'organisation' });
      await file.saveNow();
    },
    async stop() {
      backstage.live.stop();
      await file.flush();
    },
  };
}
