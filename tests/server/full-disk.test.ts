import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs, { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import mongoose from 'mongoose';
import { pino } from 'pino';
import { databaseAway, isDatabaseAway } from '../../src/core/database/away.ts';
import { createHttpApp } from '../../src/server/create-http-app.ts';
import { findTroubles } from '../../src/server/find-troubles.ts';
import { type HttpServer, listen } from '../../src/server/listen.ts';
import { createMetrics } from '../../src/server/metrics.ts';
import { watchDatabase } from '../../src/server/watch-database.ts';
import { eventually } from '../support/eventually.ts';

const standIn = fileURLToPath(new URL('../engine/stand-in-mongod.mjs', import.meta.url));
const jobs = { trouble: () => undefined, findLag: async () => undefined };

let folder: string;
let server: ChildProcess;
let connection: mongoose.Connection;
let http: HttpServer;
/** Where the engine's files are, as far as the app knows. */
let directory: string | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tandem-full-'));
  const socket = join(folder, 'mongod.sock');
  server = spawn(process.execPath, [standIn, '--dbpath', folder, '--bind_ip', socket]);
  if (server.stdout) await once(server.stdout, 'data');
  const uri = `mongodb://${encodeURIComponent(socket)}/?directConnection=true`;
  connection = await mongoose.createConnection(uri).asPromise();
  const { app } = createHttpApp({
    log: pino({ level: 'silent' }),
    metrics: createMetrics(),
    isPlaygroundOn: false,
    findTroubles: () => findTroubles(connection, jobs, directory),
  });
  http = await listen(app, 0, '127.0.0.1');
});

afterEach(() => {
  directory = undefined;
  jest.restoreAllMocks();
});

afterAll(async () => {
  await http.close();
  await connection.close();
  server.kill();
  await rm(folder, { recursive: true, force: true });
});

async function readiness(): Promise<number> {
  return (await fetch(`http://127.0.0.1:${http.port}/readyz`)).status;
}

describe('a full disk', () => {
  it('makes /readyz 503 while the database answers and refuses to store, and 200 when there is room again', async () => {
    expect(await readiness()).toBe(200);
    await writeFile(join(folder, 'disk-is-full'), '');
    expect(await readiness()).toBe(503);
    await rm(join(folder, 'disk-is-full'));
    expect(await readiness()).toBe(200);
  });

  it('makes /readyz 503 before an engine of our own ends over it', async () => {
    directory = folder;
    expect(await readiness()).toBe(200);
    const stats = await fs.statfs(folder);
    jest.spyOn(fs, 'statfs').mockResolvedValue({ ...stats, bavail: 0 } as never);
    expect(await readiness()).toBe(503);
  });

  it('is told to people as something that passes', async () => {
    await writeFile(join(folder, 'disk-is-full'), '');
    const refused = await connection
      .collection('people')
      .insertOne({ name: 'marker' })
      .catch((error: unknown) => error);
    await rm(join(folder, 'disk-is-full'));
    expect(isDatabaseAway(refused)).toBe(true);
    expect(databaseAway(refused).userMessage).toMatch(/cannot store anything right now/);
  });
});

describe('the watch over the database', () => {
  it('logs what is wrong once, and once that it is over', async () => {
    const lines: { status: string; reason?: string }[] = [];
    const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
    const troubles = ['full', 'full', undefined, undefined, undefined];
    let looks = 0;
    const watch = watchDatabase(async () => troubles[looks++], log, 1);
    await eventually(() => looks > 4);
    watch.stop();
    expect(lines.map(({ status, reason }) => [status, reason])).toEqual([
      ['not ready', 'full'],
      ['ready', undefined],
    ]);
  });
});
