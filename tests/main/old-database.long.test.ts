import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { pino } from 'pino';
import { runCli } from '../../src/cli/run-cli.ts';
import { openDatabase } from '../../src/engine/open-database.ts';
import { endOfDump, playgroundOfDump, restoreDump, secretOfDump } from '../support/restore-dump.ts';

const dump = 'before-migrations';
const patientMs = 120_000;
/** That a version of the far future knows. */
const newerNumber = 1_000_000;

let dataDir: string;
let apps: ChildProcess[];
let uri: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tandem-old-'));
  apps = [];
  uri = `${process.env.TANDEM_TEST_MONGODB_URI}`.replace(/\/?(\?|$)/, `/old-${randomUUID()}$1`);
});

afterEach(async () => {
  for (const app of apps.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)) {
    const gone = once(app, 'exit');
    app.kill('SIGKILL');
    await gone;
  }
  await mongoose.disconnect();
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}, patientMs);

interface Migrations {
  _id: number | 'lease';
  finishedAt?: Date;
}

const inTandem = (engineUri: string) => engineUri.replace(/\/?(\?|$)/, '/tandem$1');

/** Looks into the database without making anything in it. */
async function look(at = uri): Promise<void> {
  await mongoose.connect(at, { autoCreate: false, autoIndex: false });
}

async function finished(): Promise<(number | 'lease')[]> {
  const records = mongoose.connection.collection<Migrations>('migrations');
  const found = await records.find({ finishedAt: { $type: 'date' } }).toArray();
  return found.map(({ _id }) => _id);
}

function start(env: Record<string, string>) {
  const { PATH = '', HOME = '' } = process.env;
  const app = spawn(process.execPath, [resolve('dist/main.js')], {
    cwd: dataDir,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH,
      HOME,
      DATA_DIR: dataDir,
      PORT: '0',
      LOG_LEVEL: 'error',
      TANDEM_SECRET: secretOfDump(dump),
      ...env,
    },
  });
  apps.push(app);
  const exited = once(app, 'exit');
  return { app, exited, errors: text(app.stderr), said: once(app.stdout.setEncoding('utf8'), 'data') };
}

/** What a command ends with, and what it says is wrong. */
async function tandem(...words: string[]) {
  const err: string[] = [];
  const env = { MONGODB_URI: uri, DATA_DIR: dataDir, TANDEM_SECRET: secretOfDump(dump) };
  const status = await runCli(words, { env, out: () => {}, err: (line) => err.push(line) });
  return { status, err };
}

describe('a database that an older version left', () => {
  beforeEach(async () => {
    await look();
    await restoreDump(dump);
  }, patientMs);
  afterEach(async () => {
    await look();
    await mongoose.connection.dropDatabase();
  });

  it(
    'is brought up to date by one of two copies that start at once, and both run',
    async () => {
      const copies = [1, 2].map(() => start({ MONGODB_URI: uri, PLAYGROUND: 'off' }));
      for (const { said } of copies) expect(String(await said)).toMatch(/^Tandem runs at http/);
      expect(await finished()).toContain(1);
      const old = { 'parts.reviewee.drafts': { $exists: true } };
      const parts = await mongoose.connection.collection('oneToOnes').find(old).toArray();
      expect(JSON.stringify(parts)).not.toContain('"values"');
      for (const { app, exited } of copies) {
        app.kill('SIGTERM');
        expect(await exited).toEqual([0, null]);
      }
    },
    patientMs,
  );

  it(
    'is brought up to date by the first command that opens it',
    async () => {
      expect(await tandem('export', 'setup', join(dataDir, 'setup.yaml'))).toMatchObject({ status: 0 });
      await look();
      expect(await finished()).toContain(1);
    },
    patientMs,
  );
});

describe('a database that a newer version has changed', () => {
  beforeEach(async () => {
    await look();
    const records = mongoose.connection.collection<Migrations>('migrations');
    await records.insertOne({ _id: newerNumber });
  });
  afterEach(async () => {
    await look();
    expect((await mongoose.connection.db?.collections())?.map((each) => each.collectionName)).toEqual([
      'migrations',
    ]);
    await mongoose.connection.dropDatabase();
  });

  it(
    'is refused by the app, with one sentence and status 1, and left as it is',
    async () => {
      const { exited, errors } = start({ MONGODB_URI: uri, PLAYGROUND: 'off' });
      expect(await exited).toEqual([1, null]);
      const [sentence, ...more] = (await errors).trim().split('\n');
      expect(more).toEqual([]);
      expect(sentence).toContain('newer version');
    },
    patientMs,
  );

  it.each([
    ['import', 'people', 'people.csv'],
    ['export', 'setup'],
    ['preview', 'Foxglove weekly'],
    ['run', 'issue-due'],
  ])(
    'is refused by %s %s with status 1, and left as it is',
    async (...words) => {
      await writeFile(join(dataDir, 'people.csv'), 'email,name\n');
      const given = words.map((word) => word.replace('people.csv', join(dataDir, 'people.csv')));
      const { status, err } = await tandem(...given);
      expect([status, err.length]).toEqual([1, 1]);
      expect(err.join()).toContain('newer version');
    },
    patientMs,
  );
});

describe('a data directory of the playground that an older version left', () => {
  it(
    'opens, is brought up to date, and has both chats as they were',
    async () => {
      const log = pino({ level: 'silent' });
      const engine = await openDatabase({ dataDir, log });
      await look(inTandem(engine.uri));
      await restoreDump(dump);
      await mongoose.disconnect();
      await engine.close();
      const stored = JSON.parse(playgroundOfDump(dump));
      const clockOffsetMs = new Date(endOfDump[dump]).getTime() - Date.now();
      await writeFile(join(dataDir, 'playground.json'), JSON.stringify({ ...stored, clockOffsetMs }));

      const { app, exited, said, errors } = start({ PLAYGROUND: 'on' });
      const [, url] = /open (\S+)\/playground to try it/.exec(String(await said)) ?? [];
      expect(existsSync(join(dataDir, 'playground.json.damaged'))).toBe(false);
      const ask = async (path: string) => (await fetch(`${url}/playground${path}`)).text();
      const state = JSON.parse(await ask('/state'));
      expect(state).toMatchObject({ isSeeded: true });
      const slack = await ask('/visit/slack/U0MEITAN');
      // Reminders may have given way to newer ones; what was issued stays where it is.
      const [first] = stored.slack.messages.D0MEITAN;
      expect(slack).toContain(first.ts);
      const teams = await ask('/visit/teams/as/layla.farouk%40foxglove.example/see');
      expect(teams).toContain('Layla Farouk');
      const pressed = await fetch(`${url}/playground/visit/slack/U0MEITAN/home`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      });
      expect(pressed.status).toBe(200);
      app.kill('SIGTERM');
      expect(await exited).toEqual([0, null]);
      expect(await errors).toBe('');

      const again = await openDatabase({ dataDir, log });
      await look(inTandem(again.uri));
      expect(await finished()).toContain(1);
      await mongoose.disconnect();
      await again.close();
    },
    patientMs,
  );
});
