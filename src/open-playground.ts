import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { Config } from './config/config.ts';
import type { PlatformSettings } from './connect-platforms.ts';
import type { MovableClock } from './core/clock.ts';
import type { Core } from './core/core.ts';
import { importPeople } from './core/imports/import-people.ts';
import { importTeams } from './core/imports/import-teams.ts';
import { PersonModel } from './core/people/person.ts';
import { applySetup } from './core/setup/apply-setup.ts';
import { nextEventAt } from './jobs/next-event.ts';
import type { Sweeper } from './jobs/sweeper.ts';
import type { Playground } from './playground/create-playground.ts';
import type { ClockPort, SeedPort } from './playground/ports.ts';

export interface PlaygroundSurroundings {
  config: Config;
  core: Core;
  clock: MovableClock;
  sweeper: Sweeper;
  /** Where this app is reached from this machine. */
  url: string;
  log: Logger;
}

/** The playground, and the settings that make the adapters talk to its stand-ins. */
export interface OpenPlayground {
  playground: Playground;
  platforms: PlatformSettings;
}

/** Loaded only when it is on: no copy in production has the stand-ins in memory. */
export async function openPlayground(surroundings: PlaygroundSurroundings): Promise<OpenPlayground> {
  const { config, core, clock, sweeper, url, log } = surroundings;
  const { createPlayground } = await import('./playground/create-playground.ts');
  const signingSecret = randomBytes(16).toString('hex');
  const botToken = `xoxb-playground-${randomBytes(16).toString('hex')}`;
  const playground = await createPlayground({
    baseUrl: url,
    dataDir: config.dataDir,
    clock: clockPort(clock, sweeper),
    seed: seedPort(core),
    slackEventsUrl: `${url}/slack/events`,
    teamsMessagesUrl: `${url}/api/messages`,
    signingSecret,
    slackCommand: config.slackCommand,
    botToken,
    log,
  });
  return {
    playground,
    platforms: {
      slack: { botToken, signingSecret, apiUrl: playground.slackApiUrl, command: config.slackCommand },
      teams: { anonymous: true, standInUrl: playground.teamsServiceUrl, isProduction: config.isProduction },
    },
  };
}

function clockPort(clock: MovableClock, sweeper: Sweeper): ClockPort {
  return {
    now: () => clock.now(),
    moveTo: async (moment) => clock.moveTo(moment),
    nextEventAt,
    tick: () => sweeper.sweepUntilQuiet(),
  };
}

function seedPort(core: Core): SeedPort {
  return {
    async holdsOthersThan(emails) {
      return (await PersonModel.exists({ email: { $nin: emails } })) !== null;
    },
    async importPeople(csv) {
      await importPeople(core, Buffer.from(csv));
    },
    async importTeams(csv) {
      await importTeams(core, Buffer.from(csv));
    },
    async applySetup(yaml) {
      await applySetup(core, yaml);
    },
  };
}
