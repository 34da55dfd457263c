import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { createPlayground, type Playground } from '../../src/playground/create-playground.ts';
import type { ClockPort } from '../../src/playground/ports.ts';

const signingSecret = 'signing-secret-of-the-tests';
export const botToken = 'xoxb-token-of-the-tests';

export interface TestPlayground {
  playground: Playground;
  url: string;
  dataDir: string;
  clock: ScriptedClock;
  /** What the playground asked the app to take, in order: `people`, `teams`, `install <name>`, `setup`, `tick`. */
  steps: string[];
  setups: string[];
  warnings: string[];
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Stops it and starts another on the same directory. */
  restart(): Promise<TestPlayground>;
  stop(): Promise<void>;
}

interface ScriptedClock extends ClockPort {
  /** When something is due; what has passed drops out. */
  events: Date[];
  turns: Date[];
}

/** The playground on a server of its own, with an app that takes everything and says nothing. */
export async function openTestPlayground(
  options: { dataDir?: string; now?: string; refusesSetup?: boolean; holdsOthers?: boolean } = {},
): Promise<TestPlayground> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'playground-')));
  const steps: string[] = [];
  const setups: string[] = [];
  const warnings: string[] = [];
  const warn = (_details: object, message: string) => warnings.push(message);
  const clock = scriptedClock(options.now === undefined ? new Date() : new Date(options.now), steps);
  const app = express();
  const server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  app.post('/slack/events', (_request, response) => response.end());
  app.post('/api/messages', express.json(), ({ body }, response) => {
    if (body.type === 'installationUpdate') steps.push(`install ${body.from.name}`);
    response.end();
  });
  const playground = await createPlayground({
    baseUrl: url,
    dataDir,
    clock,
    seed: {
      async holdsOthersThan() {
        return options.holdsOthers ?? false;
      },
      async importPeople() {
        steps.push('people');
      },
      async importTeams() {
        steps.push('teams');
      },
      async applySetup(yaml) {
        steps.push('setup');
        setups.push(yaml);
        if (options.refusesSetup) throw new Error('The cycle was issued already.');
      },
    },
    slackEventsUrl: `${url}/slack/events`,
    teamsMessagesUrl: `${url}/api/messages`,
    signingSecret,
    botToken,
    log: { info() {}, error: warn, warn },
  });
  app.use('/playground', playground.router);
  await playground.start();
  const close = async () => {
    await playground.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return {
    playground,
    url,
    dataDir,
    clock,
    steps,
    setups,
    warnings,
    get: (path, headers = {}) => fetch(`${url}/playground${path}`, { headers }),
    post: (path, body, headers = {}) =>
      fetch(`${url}/playground${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    async restart() {
      await close();
      return openTestPlayground({ dataDir });
    },
    async stop() {
      await close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function scriptedClock(start: Date, steps: string[]): ScriptedClock {
  let offsetMs = start.getTime() - Date.now();
  const clock: ScriptedClock = {
    events: [],
    turns: [],
    now: () => new Date(Date.now() + offsetMs),
    async moveTo(moment) {
      offsetMs = moment.getTime() - Date.now();
      clock.turns.push(moment);
    },
    nextEventAt: async () => clock.events[0],
    async tick() {
      steps.push('tick');
      clock.events = clock.events.filter((event) => event > clock.now());
    },
  };
  return clock;
}
