import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { connectMongoose, ensureIndexes } from '../../src/core/database/connect.ts';
import { OneToOneModel } from '../../src/core/one-to-ones/one-to-one.ts';
import { MessageModel } from '../../src/core/outbox/message.ts';
import { PersonModel } from '../../src/core/people/person.ts';
import { TeamModel } from '../../src/core/people/team.ts';
import { applySetup } from '../../src/core/setup/apply-setup.ts';
import { createTestCore } from '../core/outbox/outbox-fixture.ts';

const kills = 20;
const teams = 40;
const membersPerTeam = 50;
const sentAtOnce = 8;
/** A 1-to-1 issued, two messages about it put into the outbox, and both sent. */
const allSteps = teams * membersPerTeam * 5;
const dbName = `kill-${randomUUID()}`;

let directory: string;
let slack: Server;
let app: ChildProcess | undefined;
/** How often each message was posted, by who read it and which 1-to-1 it is about. */
const posts = new Map<string, number>();

/** Slack as far as messages need it. */
async function answerAsSlack(request: IncomingMessage): Promise<object> {
  const method = request.url?.split('/').at(-1);
  const body = new URLSearchParams(await text(request));
  switch (method) {
    case 'auth.test':
      return { ok: true, team_id: 'T1', user_id: 'U0', bot_id: 'B0' };
    case 'conversations.open':
      return { ok: true, channel: { id: `D-${body.get('users')}` } };
    case 'chat.postMessage': {
      const [, about] = /oneToOneId\\*":\\*"([^"\\]+)/.exec(body.get('blocks') ?? '') ?? [];
      const message = `issued:${about}:${body.get('channel')?.slice('D-U-'.length)}`;
      posts.set(message, (posts.get(message) ?? 0) + 1);
      return { ok: true, ts: `${posts.size}.0` };
    }
    default:
      return { ok: true };
  }
}

/** The engine of this run, and in it a database that the app under test has to itself. */
function databaseUri(): string {
  const { TANDEM_TEST_MONGODB_URI: uri = '' } = process.env;
  return uri.replace(/\/?(\?|$)/, `/${dbName}$1`);
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tandem-kill-'));
  slack = createServer(async (request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(await answerAsSlack(request)));
  }).listen(0, '127.0.0.1');
  await once(slack, 'listening');
  await connectMongoose(databaseUri());
  await ensureIndexes();
});

afterAll(async () => {
  app?.kill('SIGKILL');
  slack.close();
  await mongoose.connection.dropDatabase();
  await mongoose.disconnect();
  await rm(directory, { recursive: true, force: true });
});

async function addCompany(): Promise<void> {
  const people = [];
  for (let team = 0; team < teams; team++) {
    await TeamModel.create({ _id: `team-${team}`, name: `Team ${team}`, primaryManagerId: `m${team}` });
    const ids = [`m${team}`, ...Array.from({ length: membersPerTeam }, (_, n) => `p${team}-${n}`)];
    people.push(
      ...ids.map((id) => ({
        _id: id,
        name: `Person ${id}`,
        email: `${id}@acme.example`,
        timeZone: 'Europe/London',
        locale: 'en',
        role: 'member',
        primaryTeamId: `team-${team}`,
        isActive: true,
        slack: { userId: `U-${id}` },
      })),
    );
  }
  await PersonModel.insertMany(people);
}

async function addCycle(): Promise<void> {
  const day = (fromToday: number) => new Date(Date.now() + fromToday * 86_400_000).toISOString().slice(0, 10);
  const core = { ...createTestCore(), clock: { now: () => new Date() } };
  await applySetup(
    core,
    `
questionSets:
  - name: Check-in
    questions: [{ key: mood, type: mood, prompt: How was the week? }]
templates:
  - { name: Weekly, questionSets: [Check-in] }
cycles:
  - name: Weekly
    template: Weekly
    recipients: { company: true }
    dates: { firstIssueOn: ${day(0)}, revieweeBy: ${day(2)}, reviewerBy: ${day(4)}, finaliseBy: ${day(6)} }
    every: { weeks: 1 }
    issueImmediately: true
`,
  );
}

/** Resolves when the app has started and its sweeps have begun. */
async function startApp(): Promise<void> {
  const { PATH, HOME } = process.env;
  const { port } = slack.address() as AddressInfo;
  const started = spawn(process.execPath, [resolve('dist/main.js')], {
    cwd: directory,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH,
      HOME,
      MONGODB_URI: databaseUri(),
      TANDEM_SECRET: Buffer.alloc(32, 3).toString('base64'),
      SLACK_BOT_TOKEN: 'xoxb-stand-in',
      SLACK_SIGNING_SECRET: '0123456789abcdef',
      SLACK_API_URL: `http://127.0.0.1:${port}/api/`,
      PORT: '0',
      LOG_LEVEL: 'error',
    },
  });
  app = started;
  const gone = once(started, 'exit').then(() => {
    throw new Error('The app ended by itself.');
  });
  gone.catch(() => undefined);
  const { stdout } = started;
  if (stdout === null) throw new Error('The app has no output.');
  await Promise.race([once(stdout, 'data'), gone]);
}

async function killApp(): Promise<void> {
  if (app === undefined) throw new Error('There is no app to kill.');
  const exited = once(app, 'exit');
  app.kill('SIGKILL');
  await exited;
}

/** Messages that the app held, and may have had on the wire, when it was killed. */
async function findHeldMessages(): Promise<string[]> {
  const held = await MessageModel.find({ nextTryAt: { $gt: new Date() } }, { _id: 1 }).lean<
    { _id: string }[]
  >();
  return held.map(({ _id }) => _id);
}

/** What a killed app held is free after a minute, which nobody needs to wait for here. */
async function letAMinutePass(): Promise<void> {
  await MessageModel.updateMany({ nextTryAt: { $gt: new Date() } }, { nextTryAt: new Date() });
}

/** How far the work is, whatever the speed of the machine: kills are spread over all of it. */
async function countSteps(): Promise<number> {
  const [issued, announced] = await Promise.all([
    OneToOneModel.estimatedDocumentCount(),
    MessageModel.estimatedDocumentCount(),
  ]);
  return issued + announced + posts.size;
}

/** A repeatable stream of numbers from 0 up to 1 (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('an app that is killed twenty times while it issues to 2,000 people', () => {
  it('issues to each exactly once and tells everybody (C11, N7)', async () => {
    const seed = randomInt(2 ** 31);
    process.stderr.write(`kill test: seed ${seed}\n`);
    const random = randomFrom(seed);
    await addCompany();
    await addCycle();
    const held = new Set<string>();
    for (const moment of Array.from({ length: kills }, () => random() * allSteps).sort((a, b) => a - b)) {
      await startApp();
      while ((await countSteps()) < moment) await pause(15);
      await killApp();
      for (const message of await findHeldMessages()) held.add(message);
    }
    await letAMinutePass();
    await startApp();
    while ((await countSteps()) < allSteps || (await MessageModel.exists({ nextTryAt: { $exists: true } }))) {
      await pause(100);
    }

    const oneToOnes = await OneToOneModel.find({}, { revieweeId: 1, reviewerId: 1 }).lean();
    expect(new Set(oneToOnes.map(({ revieweeId }) => revieweeId)).size).toBe(teams * membersPerTeam);
    expect(oneToOnes).toHaveLength(teams * membersPerTeam);
    const expected = oneToOnes.flatMap(({ _id, revieweeId, reviewerId }) => [
      `issued:${_id}:${revieweeId}`,
      `issued:${_id}:${reviewerId}`,
    ]);
    expect([...posts.keys()].sort()).toEqual(expected.sort());
    expect(await MessageModel.countDocuments({ state: 'sent' })).toBe(expected.length);
    const doubled = [...posts].filter(([, times]) => times > 1).map(([message]) => message);
    expect(doubled.filter((message) => !held.has(message))).toEqual([]);
    expect(doubled.length).toBeLessThanOrEqual(kills * sentAtOnce);
  }, 400_000);
});
