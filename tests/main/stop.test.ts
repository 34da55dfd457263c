import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { systemClock } from '../../src/core/clock.ts';
import { MessageModel } from '../../src/core/outbox/message.ts';
import { addBacklog } from '../support/backlog.ts';
import { makeTestCore } from '../support/test-core.ts';
import { testDatabaseUri, useTestDatabase } from '../support/test-database.ts';

useTestDatabase();

const slowMs = 4_000;

let slack: Server;
let directory: string;
/** To whom something was posted, when it came in. */
const asked: string[] = [];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tandem-stop-'));
  slack = createServer(async (request, response) => {
    const channel = new URLSearchParams(await text(request)).get('channel');
    if (channel !== null) {
      asked.push(channel);
      await pause(slowMs);
    }
    const answer = {
      ok: true,
      team_id: 'T1',
      user_id: 'U0',
      channel: `D-${channel}`,
      ts: `${asked.length}.0`,
    };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  }).listen(0, '127.0.0.1');
  await once(slack, 'listening');
});

afterAll(async () => {
  slack.closeAllConnections();
  slack.close();
  await rm(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

function startApp() {
  const { PATH = '', HOME = '' } = process.env;
  const { port } = slack.address() as AddressInfo;
  return spawn(process.execPath, [resolve('dist/main.js')], {
    cwd: directory,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH,
      HOME,
      MONGODB_URI: testDatabaseUri(),
      TANDEM_SECRET: Buffer.alloc(32, 3).toString('base64'),
      SLACK_BOT_TOKEN: 'xoxb-stand-in',
      SLACK_SIGNING_SECRET: '0123456789abcdef',
      SLACK_API_URL: `http://127.0.0.1:${port}/api/`,
      PORT: '0',
      LOG_LEVEL: 'error',
    },
  });
}

it('a copy that is told to stop finishes what a slow platform still has to answer, and takes nothing new', async () => {
  const people = Array.from({ length: 30 }, (_, n) =>
    String.fromCharCode(97 + (n % 26)).repeat(1 + Math.floor(n / 26)),
  );
  await addBacklog(
    { ...makeTestCore('2026-12-16T09:00:00Z'), clock: systemClock },
    people.map((name) => ({ name: `Person ${name}`, slack: { userId: `U-${name}` } })),
  );
  const app = startApp();
  const exited = once(app, 'exit');
  while (asked.length < 3) await pause(10);
  app.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
  const answered = asked.length;
  expect(answered).toBeLessThan(people.length);
  expect(await MessageModel.countDocuments({ state: 'sent' })).toBe(answered);
  expect(await MessageModel.countDocuments({ state: 'pending', nextTryAt: { $gt: new Date() } })).toBe(0);
  expect(new Set(asked).size).toBe(answered);
});
