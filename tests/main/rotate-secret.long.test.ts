import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { keyOf } from '../../src/core/sealing/sealed-text.ts';
import { createVault } from '../../src/core/vault.ts';

const notesThere = 12_000;

let dataDir: string;
let processes: ChildProcess[];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tandem-rotate-'));
  processes = [];
});

afterEach(async () => {
  await mongoose.disconnect();
  for (const child of processes.filter(
    ({ exitCode, signalCode }) => exitCode === null && signalCode === null,
  )) {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}, 60_000);

function run(script: string, words: string[], env: Record<string, string> = {}) {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [resolve('dist', script), ...words], {
    cwd: dataDir,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH, HOME, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error', PLAYGROUND: 'off', ...env },
  });
  processes.push(child);
  const first = once(child.stdout, 'data');
  return { child, first, out: text(child.stdout), err: text(child.stderr), exited: once(child, 'exit') };
}

async function stop({ child, exited }: ReturnType<typeof run>): Promise<void> {
  child.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
}

const secretFile = () => join(dataDir, 'secret');

/** The engine that the running app has open. */
async function notesInEngine() {
  const { uri } = JSON.parse(await readFile(join(dataDir, 'engine.json'), 'utf8'));
  if (mongoose.connection.readyState === 0) await mongoose.connect(uri, { dbName: 'tandem' });
  return mongoose.connection.collection<{ _id: string; sealed: string }>('notes');
}

async function countUnder(secret: Buffer): Promise<number> {
  const begin = keyOf(secret).prefix.replaceAll('+', '\\+');
  return (await notesInEngine()).countDocuments({ sealed: new RegExp(`^${begin}`) });
}

describe('N1 the secret in DATA_DIR', () => {
  it('is changed while the app runs, by a command that is killed in the middle and run again', async () => {
    const first = run('main.js', []);
    await first.first;
    const before = (await readFile(secretFile(), 'utf8')).trim();
    const [old, now] = [Buffer.from(before, 'base64'), randomBytes(32)];
    const vault = createVault(old);
    const notes = Array.from({ length: notesThere }, async (_, index) => ({
      _id: `note-${index}`,
      oneToOneId: 'o',
      authorId: 'a',
      isPrivate: true,
      sealed: await vault.seal(`words ${index}`, `note-${index}`),
      writtenAt: new Date(index),
    }));
    await (await notesInEngine()).insertMany(await Promise.all(notes));
    await mongoose.disconnect();
    await stop(first);

    await rename(secretFile(), `${secretFile()}.before`);
    await writeFile(secretFile(), now.toString('base64'));
    const both = { TANDEM_SECRET_PREVIOUS: before };
    const app = run('main.js', [], both);
    await app.first;
    const killed = run('cli.js', ['rotate-secret'], both);
    await killed.first;
    killed.child.kill('SIGKILL');
    await killed.exited;
    const [left, done] = [await countUnder(old), await countUnder(now)];
    expect([left > 0, done > 0, left + done]).toEqual([true, true, notesThere]);

    const early = run('cli.js', ['run', 'issue-due']);
    expect([await early.exited, (await early.err).trim().split('\n').length]).toEqual([[1, null], 1]);
    expect(await early.err).toContain('is not finished');

    const again = run('cli.js', ['rotate-secret'], both);
    expect([await again.exited, await again.err]).toEqual([[0, null], '']);
    expect(await again.out).toContain(`Sealed anew: ${left} in notes`);
    expect([await countUnder(old), await countUnder(now)]).toEqual([0, notesThere]);
    const last = await (await notesInEngine()).findOne({ _id: `note-${notesThere - 1}` });
    expect(createVault(now).open(last?.sealed ?? '', `note-${notesThere - 1}`)).toBe(
      `words ${notesThere - 1}`,
    );

    await mongoose.disconnect();
    await stop(app);
    const after = run('main.js', []);
    await after.first;
    await stop(after);
    for (const { err } of [app, after]) expect(await err).toBe('');
  }, 300_000);
});
