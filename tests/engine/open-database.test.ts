import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { pino } from 'pino';
import type { Database } from '../../src/core/database/database.ts';
import { openDatabase } from '../../src/engine/open-database.ts';

const HOLD_OPEN = fileURLToPath(new URL('./hold-database-open.ts', import.meta.url));
const log = pino({ level: 'silent' });

let dataDir: string;
let opened: Database[];
let apps: ChildProcess[];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tandem-data-'));
  opened = [];
  apps = [];
});

afterEach(async () => {
  for (const app of apps.filter(isRunning)) await end(app, 'SIGTERM');
  for (const database of opened) await database.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function open(options: { dataDir?: string; shareRunning?: boolean } = {}): Promise<Database> {
  const database = await openDatabase({ dataDir, log, ...options });
  opened.push(database);
  return database;
}

/** Another process with the database open, as a running app has it. */
async function startApp(): Promise<{ app: ChildProcess; uri: string }> {
  const app = spawn(process.execPath, ['--import', 'tsx', HOLD_OPEN, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  apps.push(app);
  const [uri] = await once(createInterface({ input: app.stdout }), 'line');
  return { app, uri };
}

function isRunning(app: ChildProcess): boolean {
  return app.exitCode === null && app.signalCode === null;
}

async function end(app: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  const gone = once(app, 'exit');
  app.kill(signal);
  await gone;
}

async function pebbles<T>(
  uri: string,
  work: (collection: mongoose.mongo.Collection) => Promise<T>,
): Promise<T> {
  const client = new mongoose.mongo.MongoClient(uri, { writeConcern: { w: 1, journal: true } });
  try {
    return await work(client.db('tandem').collection('pebbles'));
  } finally {
    await client.close();
  }
}

async function putPebble(uri: string, name: string): Promise<void> {
  await pebbles(uri, (collection) => collection.insertOne({ name }));
}

async function pebbleNames(uri: string): Promise<string[]> {
  return pebbles(uri, (collection) => collection.distinct('name'));
}

async function announced(): Promise<{ enginePid: number; appPid: number; uri: string }> {
  return JSON.parse(await readFile(join(dataDir, 'engine.json'), 'utf8'));
}

function socketOf(uri: string): string {
  return decodeURIComponent(new URL(uri).hostname);
}

describe('a database of our own', () => {
  it('finds its data again after a restart', async () => {
    const first = await open();
    await putPebble(first.uri, 'smooth');
    await first.close();

    const second = await open();
    expect(await pebbleNames(second.uri)).toEqual(['smooth']);
  });

  it('says which engine runs, and where', async () => {
    const { description } = await open();
    expect(description).toMatch(/^(embedded MongoDB|MongoDB server) \d+\.\d+/);
    expect(description).toContain(` in ${dataDir}`);
  });

  it('leaves nothing of a closed engine behind but its data', async () => {
    const database = await open();
    const socket = socketOf(database.uri);
    expect(existsSync(socket)).toBe(true);
    await database.close();
    expect(existsSync(dirname(socket))).toBe(false);
    expect(existsSync(join(dataDir, 'engine.json'))).toBe(false);
  });

  it('keeps other users of the computer out', async () => {
    const { uri } = await open();
    for (const path of [dirname(socketOf(uri)), join(dataDir, 'mongodb')]) {
      expect((await stat(path)).mode & 0o077).toBe(0);
    }
    expect((await stat(join(dataDir, 'engine.json'))).mode & 0o077).toBe(0);
  });

  it('opens in a directory whose path is longer than that of a socket may be', async () => {
    const { uri } = await open({ dataDir: join(dataDir, 'deep-'.repeat(20), 'deeper-'.repeat(20)) });
    await putPebble(uri, 'deep');
    expect(await pebbleNames(uri)).toEqual(['deep']);
  });

  it('says so when its engine goes without having been asked to', async () => {
    const database = await open();
    process.kill((await announced()).enginePid, 'SIGKILL');
    expect((await database.engineFailed).message).toMatch(/ended unexpectedly \(SIGKILL\)/);
    await database.close();
    expect(existsSync(dirname(socketOf(database.uri)))).toBe(false);
  });
});

describe('a data directory', () => {
  it('is refused to a second app, which learns who has it and what to do', async () => {
    const { app } = await startApp();
    await expect(open()).rejects.toThrow(
      `The data directory ${dataDir} is already open in process ${app.pid}: stop that one first, or set DATA_DIR to another directory.`,
    );
  });

  it('is free again when the app that had it was stopped', async () => {
    const { app, uri } = await startApp();
    await putPebble(uri, 'kept');
    await end(app, 'SIGTERM');
    expect(app.exitCode).toBe(0);
    expect(await pebbleNames((await open()).uri)).toEqual(['kept']);
  });

  it('is free again, with all that was written, when the app that had it was killed', async () => {
    const { app, uri } = await startApp();
    await putPebble(uri, 'written just before');
    await end(app, 'SIGKILL');
    expect(await pebbleNames((await open()).uri)).toEqual(['written just before']);
  });

  it('is free again, with all that was written, when app and engine were killed', async () => {
    const { app, uri } = await startApp();
    const { enginePid } = await announced();
    await putPebble(uri, 'written just before');
    process.kill(enginePid, 'SIGKILL');
    await end(app, 'SIGKILL');

    const database = await open();
    expect(await pebbleNames(database.uri)).toEqual(['written just before']);
    expect(existsSync(dirname(socketOf(uri)))).toBe(false);
  });
});

describe('the command line beside a running app', () => {
  it('uses the engine that is open and leaves it open', async () => {
    const { app, uri } = await startApp();
    await putPebble(uri, 'from the app');

    const shared = await open({ shareRunning: true });
    expect(await pebbleNames(shared.uri)).toEqual(['from the app']);
    expect(shared.description).toContain(`process ${app.pid}`);

    await shared.close();
    expect(await pebbleNames(uri)).toEqual(['from the app']);
  });

  it('starts an engine of its own when no app runs', async () => {
    const { app } = await startApp();
    await end(app, 'SIGKILL');
    const own = await open({ shareRunning: true });
    expect((await announced()).appPid).toBe(process.pid);
    await own.close();
    expect(existsSync(socketOf(own.uri))).toBe(false);
  });
});

describe('a deployment named by MONGODB_URI', () => {
  it.each([
    ['mongodb://localhost:27017/tandem', 'MongoDB at localhost:27017 (from MONGODB_URI)'],
    ['mongodb+srv://cluster.example.net', 'MongoDB at cluster.example.net (from MONGODB_URI)'],
    [
      'mongodb://app:s3cret@one.example:27017,two.example:27018/tandem?replicaSet=rs0',
      'MongoDB at one.example:27017,two.example:27018 (from MONGODB_URI)',
    ],
    ['mongodb://app:s3cret@[::1]:27017/?tls=true', 'MongoDB at [::1]:27017 (from MONGODB_URI)'],
    ['mongodb://app:s3/cret@one.example/tandem', 'MongoDB (from MONGODB_URI)'],
    ['mongodb://app:27?s3cret@one.example/tandem', 'MongoDB (from MONGODB_URI)'],
    ['mongodb://app:s3@cret@one.example/tandem', 'MongoDB (from MONGODB_URI)'],
  ])('%s is used as it is and described without credentials', async (mongodbUri, description) => {
    const database = await openDatabase({ mongodbUri, dataDir, log });
    expect(database.uri).toBe(mongodbUri);
    expect(database.description).toBe(description);
    expect(existsSync(join(dataDir, 'mongodb'))).toBe(false);
  });
});
