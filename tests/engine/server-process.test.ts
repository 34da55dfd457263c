import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { pino } from 'pino';
import type { Database } from '../../src/core/database/database.ts';
import { openDatabase } from '../../src/engine/open-database.ts';

const standIn = fileURLToPath(new URL('./stand-in-mongod.mjs', import.meta.url));

let folder: string;
let dataDir: string;
let opened: Database[];
let running: Database;
let lines: string[];
let path: string | undefined;
const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tandem-mongod-test-'));
  dataDir = join(folder, 'data');
  // A data directory that MongoDB's own server began stays with it, also where the embedded engine runs.
  await mkdir(serverDirectory(), { recursive: true });
  await writeFile(join(serverDirectory(), 'WiredTiger'), '');
  const version = 'if [ "$1" = --version ]; then echo "db version v8.0.4"; exit; fi';
  const script = `#!/bin/sh\n${version}\nexec "${process.execPath}" "${standIn}" "$@"\n`;
  await writeFile(join(folder, 'mongod'), script, { mode: 0o755 });
  path = process.env.PATH;
  process.env.PATH = `${folder}:${path}`;
  lines = [];
  opened = [];
  running = await open();
});

afterAll(async () => {
  for (const database of opened.reverse()) await database.close();
  process.env.PATH = path;
  await rm(folder, { recursive: true, force: true });
});

const serverDirectory = () => join(dataDir, 'mongodb-server');

async function open(shareRunning = false): Promise<Database> {
  const database = await openDatabase({ dataDir, log, shareRunning });
  opened.push(database);
  return database;
}

const told = async (name: string) => readFile(join(serverDirectory(), name), 'utf8');

/** What a server answers to somebody who wants to read. */
async function readAt(uri: string): Promise<'lets in' | number | undefined> {
  const client = new mongoose.mongo.MongoClient(uri, { serverSelectionTimeoutMS: 2000 });
  try {
    await client.db('tandem').collection('people').find().toArray();
    return 'lets in';
  } catch (error) {
    return (error as { code?: number }).code;
  } finally {
    await client.close();
  }
}

/** The address as anybody on this computer could work it out, without a login. */
const withoutLogin = (uri: string) => uri.replace(/\/\/[^/@]*@/, '//');

/** Every file of the data directory but those that are to hold it, the stand-in's own list of users among them. */
async function everythingWritten(): Promise<string> {
  const files = await readdir(dataDir, { recursive: true, withFileTypes: true });
  const readable = files.filter((file) => file.isFile() && !['password', 'users.json'].includes(file.name));
  return (await Promise.all(readable.map((file) => readFile(join(file.parentPath, file.name), 'utf8')))).join(
    '\n',
  );
}

describe('MongoDB’s own server', () => {
  it('lets in whoever has the login, and nobody else', async () => {
    const { uri } = running;
    expect(JSON.parse(await told('arguments.json'))).toContain('--auth');
    expect(await readAt(uri)).toBe('lets in');
    expect(await readAt(withoutLogin(uri))).toBe(13);
  });

  it('listens on a socket in a folder for its user alone, and on no port', async () => {
    const { uri } = running;
    const args: string[] = JSON.parse(await told('arguments.json'));
    const socket = args[args.indexOf('--bind_ip') + 1] ?? '';
    expect(socket).toMatch(/^\/[^,]+$/);
    expect(decodeURIComponent(new URL(withoutLogin(uri)).hostname)).toBe(socket);
    expect((await stat(dirname(socket))).mode & 0o077).toBe(0);
    expect(args[args.indexOf('--unixSocketPrefix') + 1]).toBe(dirname(socket));
  });

  it('has a password of its own, in a file that its user alone can read, and nowhere else', async () => {
    const { uri, description } = running;
    const file = join(dataDir, 'mongodb-login', 'password');
    const password = (await readFile(file, 'utf8').catch(() => 'there is none')).trim();
    expect(uri).toContain(`:${password}@`);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(dirname(file))).mode & 0o777).toBe(0o700);
    expect(`${description}${lines.join()}${await everythingWritten()}`).not.toContain(password);
  });

  it('is used beside a running app by the login that is kept, opens again, and leaves no socket behind', async () => {
    const shared = await open(true);
    expect([await readAt(shared.uri), shared.isInUse]).toEqual(['lets in', true]);
    expect(await readAt(withoutLogin(shared.uri))).toBe(13);
    const folderOfSocket = dirname(decodeURIComponent(new URL(withoutLogin(running.uri)).hostname));
    await running.close();
    await expect(stat(folderOfSocket)).rejects.toThrow('ENOENT');
    running = await open();
    expect(await readAt(running.uri)).toBe('lets in');
  });

  it('with another password than the one that is kept is refused in one sentence that does not say it', async () => {
    for (const database of opened) await database.close();
    opened = [];
    await writeFile(join(serverDirectory(), 'users.json'), JSON.stringify({ tandem: 'another' }));
    const failure = await open().then(
      () => 'opened',
      (error: Error) => error.message,
    );
    expect(failure).toMatch(
      /does not take the password in \S+mongodb-login\/password: put that file back[^\n]*$/,
    );
    const password = await readFile(join(dataDir, 'mongodb-login', 'password'), 'utf8');
    expect(`${failure}${lines.join()}`).not.toContain(password);
  });
});
