import { join } from 'node:path';
import type { Router } from 'express';
import { createStandIns, type StandIns } from './create-stand-ins.ts';
import { LiveEvents } from './live-events.ts';
import type { Backstage } from './playground.ts';
import { playgroundRouter } from './playground-router.ts';
import type { ClockPort, LogPort, SeedPort } from './ports.ts';
import { ReadMarks } from './read-marks.ts';
import { readSampleOrganisation } from './sample-organisation.ts';
import { type MessageClock, seedOrganisation } from './seed-organisation.ts';
import { readIfThere, StateFile, setAside } from './state-file.ts';
import { restoreState, type StoredState } from './stored-state.ts';

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
  /**
   * Seeds the sample organisation when there is none yet. To be called once, when the app answers on
   * `slackEventsUrl` and `teamsMessagesUrl` and the router is mounted.
   */
  start(): Promise<void>;
  /** Writes what is not on disk yet and lets the pages go. To be called before the HTTP server is closed. */
  stop(): Promise<void>;
}

/**
 * A stand-in Slack and a stand-in Teams with people to be and a clock to turn. What was stored is there again, the
 * clock turned to where it was.
 */
export async function createPlayground(options: PlaygroundOptions): Promise<Playground> {
  const { baseUrl, clock, log, slackCommand = '/1to1' } = options;
  const path = join(options.dataDir, 'playground.json');
  const sample = await readSampleOrganisation();
  const messageClock: MessageClock = { minutesAgo: 0 };
  const now = () => new Date(clock.now().getTime() - messageClock.minutesAgo * 60_000);
  const makeStandIns = () => createStandIns(sample, { ...options, slackCommand, now });
  const restored = await restoreOrStartFresh(path, makeStandIns, log);
  const { standIns, readMarks } = restored;
  let { clockOffsetMs } = restored;
  if (clockOffsetMs !== 0) await clock.turnTo(new Date(Date.now() + clockOffsetMs));

  const live = new LiveEvents();
  const compose = (): StoredState => ({
    version: 1,
    isSeeded: backstage.isSeeded,
    clockOffsetMs,
    readMarks: readMarks.snapshot(),
    slack: standIns.slack.snapshot(),
    teams: standIns.teams.snapshot(),
  });
  const file = new StateFile(path, compose, (err) => log.error({ err }, 'the playground could not be kept'));
  const backstage: Backstage = {
    sample,
    standIns,
    clock,
    readMarks,
    live,
    isSeeded: restored.isSeeded,
    keepSoon: () => file.saveSoon(),
    async keepClock() {
      clockOffsetMs = clock.now().getTime() - Date.now();
      live.tell({ about: 'organisation' });
      await file.saveNow();
    },
  };
  const seedOnce = async () => {
    if (backstage.isSeeded) return;
    await seedOrganisation({ sample, standIns, clock, seed: options.seed, messageClock });
    backstage.isSeeded = true;
    live.tell({ about: 'organisation' });
    await file.saveNow();
  };
  standIns.slack.onChange(() => {
    live.tell({ about: 'slack' });
    file.saveSoon();
  });
  standIns.teams.onChange((change) => {
    live.tell({ about: 'teams', ...change });
    file.saveSoon();
  });
  return {
    router: playgroundRouter(backstage, baseUrl, log),
    slackApiUrl: `${baseUrl}/playground/slack/api/`,
    start: seedOnce,
    async stop() {
      live.stop();
      await file.flush();
    },
  };
}

interface Restored {
  standIns: StandIns;
  readMarks: ReadMarks;
  isSeeded: boolean;
  clockOffsetMs: number;
}

async function restoreOrStartFresh(
  path: string,
  makeStandIns: () => StandIns,
  log: LogPort,
): Promise<Restored> {
  const text = await readIfThere(path);
  if (text !== undefined) {
    try {
      const standIns = makeStandIns();
      const readMarks = new ReadMarks(standIns);
      const { isSeeded, clockOffsetMs } = restoreState(text, standIns, readMarks);
      if (isSeeded) return { standIns, readMarks, isSeeded, clockOffsetMs };
    } catch {
      log.warn({ file: await setAside(path) }, 'the playground’s file was damaged: it starts fresh');
    }
  }
  const standIns = makeStandIns();
  return { standIns, readMarks: new ReadMarks(standIns), isSeeded: false, clockOffsetMs: 0 };
}
