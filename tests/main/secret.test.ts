import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { runCli } from '../../src/cli/run-cli.ts';
import { createVault } from '../../src/core/vault.ts';
import { startTandem, type Tandem } from '../../src/main.ts';
import { allDocuments } from '../support/stored-state.ts';
import { clearDatabase } from '../support/test-database.ts';

const newSecret = () => randomBytes(32).toString('base64');
const secret = newSecret();

let dataDir: string;
const uri = `${process.env.TANDEM_TEST_MONGODB_URI}`.replace(/\/?(\?|$)/, `/secret-${randomUUID()}$1`);
let running: Tandem[];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tandem-secret-'));
  running = [];
});

afterEach(async () => {
  for (const tandem of running) await tandem.stop();
  // Indexes stay, for making them takes longer than all the rest.
  await inDatabase(clearDatabase);
  await rm(dataDir, { recursive: true, force: true });
});

afterAll(() => inDatabase(() => mongoose.connection.dropDatabase()));

type Env = Record<string, string>;

/** Starts Tandem and stops it: what it said when it did not start. */
async function startOnce(env: Env): Promise<string> {
  try {
    const tandem = await startTandem({
      DATA_DIR: dataDir,
      MONGODB_URI: uri,
      PORT: '0',
      LOG_LEVEL: 'silent',
      PLAYGROUND: 'off',
      ...env,
    });
    running.push(tandem);
    await tandem.stop();
    running.pop();
    return 'started';
  } catch (error) {
    return (error as Error).message;
  }
}

async function inDatabase<T>(work: () => Promise<T>): Promise<T> {
  await mongoose.connect(uri, { autoCreate: false, autoIndex: false });
  try {
    return await work();
  } finally {
    await mongoose.disconnect();
  }
}

/** A private note as an older version sealed it, so that there is no canary. */
async function oldNote(underSecret: string, writtenAt: string): Promise<void> {
  const _id = randomUUID();
  const sealed = await createVault(Buffer.from(underSecret, 'base64')).seal('marker', _id);
  const note = {
    _id,
    oneToOneId: 'o',
    authorId: 'a',
    isPrivate: true,
    sealed,
    writtenAt: new Date(writtenAt),
  };
  await inDatabase(() => mongoose.connection.collection<{ _id: string }>('notes').insertOne(note));
}

/** Everything that is stored, but for what running leaves. */
async function stored(): Promise<string> {
  return inDatabase(async () => {
    const all = (await mongoose.connection.db?.collections()) ?? [];
    const names = all.map(({ collectionName }) => collectionName).sort();
    return JSON.stringify([...(await allDocuments(names))]);
  });
}

async function tandem(words: string[], env: Env) {
  const [out, err]: [string[], string[]] = [[], []];
  const status = await runCli(words, {
    env: { DATA_DIR: dataDir, MONGODB_URI: uri, ...env },
    out: (text) => out.push(...text.split('\n')),
    err: (text) => err.push(...text.split('\n')),
  });
  return { status, out, err };
}

const commands = [
  ['export', 'setup'],
  ['preview', 'Weekly'],
  ['run', 'issue-due'],
];

describe('N1 a start with another secret', () => {
  it.each<[string, Env]>([
    ['in development', {}],
    ['in production', { NODE_ENV: 'production', PLAYGROUND: '' }],
  ])('%s is refused in one line, and changes nothing', async (_where, env) => {
    expect(await startOnce({ ...env, TANDEM_SECRET: secret })).toBe('started');
    const before = await stored();
    const said = await startOnce({ ...env, TANDEM_SECRET: newSecret() });
    expect(said).toMatch(/^TANDEM_SECRET .*TANDEM_SECRET_PREVIOUS.*rotate-secret[^\n]*$/);
    expect(await stored()).toBe(before);
    expect(await startOnce({ ...env, TANDEM_SECRET: secret })).toBe('started');
  });

  it('is refused to every command, with status 1', async () => {
    expect(await startOnce({ TANDEM_SECRET: secret })).toBe('started');
    const before = await stored();
    for (const words of commands) {
      const { status, out, err } = await tandem(words, { TANDEM_SECRET: newSecret() });
      expect([words, status, out.length, err.length]).toEqual([words, 1, 0, 1]);
      expect(err.join()).toMatch(/^TANDEM_SECRET /);
    }
    expect(await stored()).toBe(before);
  });

  it('is refused on a database of an older version, by its newest sealed text, and changes nothing', async () => {
    const before = newSecret();
    await oldNote(before, '2026-01-01');
    await oldNote(secret, '2026-06-01');
    const was = await stored();
    expect(await startOnce({ TANDEM_SECRET: before })).toMatch(/^TANDEM_SECRET /);
    expect(await stored()).toBe(was);
    expect(await startOnce({ TANDEM_SECRET: secret })).toBe('started');
  });

  it('is not refused for one text that is damaged', async () => {
    await oldNote(secret, '2026-01-01');
    const note = { _id: 'x', isPrivate: true, sealed: 'AAAA', writtenAt: new Date('2026-02-01') };
    await inDatabase(() => mongoose.connection.collection<{ _id: string }>('notes').insertOne(note));
    expect(await startOnce({ TANDEM_SECRET: secret })).toBe('started');
    expect(await startOnce({ TANDEM_SECRET: newSecret() })).toMatch(/^TANDEM_SECRET /);
  });
});

describe('N1 the generated secret', () => {
  const file = () => join(dataDir, 'secret');

  it('is made for a new database, and never anew beside one that has a canary', async () => {
    expect(await startOnce({})).toBe('started');
    const made = await readFile(file(), 'utf8');
    await rm(file());
    for (const act of [
      () => startOnce({}),
      async () => (await tandem(['run', 'issue-due'], {})).err.join('\n'),
    ]) {
      expect(await act()).toMatch(/^TANDEM_SECRET is not set[^\n]*backup[^\n]*$/);
      expect(existsSync(file())).toBe(false);
    }
    expect(await startOnce({ TANDEM_SECRET: made.trim() })).toBe('started');
    expect(existsSync(file())).toBe(false);
  });

  it('is not made beside a database of an older version that has sealed texts', async () => {
    await oldNote(secret, '2026-01-01');
    expect(await startOnce({})).toMatch(/^TANDEM_SECRET is not set/);
    expect(existsSync(file())).toBe(false);
  });

  it('is not made anew in a data directory with an embedded engine', async () => {
    const embedded = { MONGODB_URI: '' };
    expect(await startOnce(embedded)).toBe('started');
    await rm(file());
    expect(await startOnce(embedded)).toMatch(/^TANDEM_SECRET is not set/);
    expect(existsSync(file())).toBe(false);
  });

  it('is not made when the database is refused', async () => {
    const newer = { _id: 1_000_000 };
    await inDatabase(() => mongoose.connection.collection<{ _id: number }>('migrations').insertOne(newer));
    expect(await startOnce({})).toContain('newer version');
    expect(existsSync(file())).toBe(false);
  });
});
