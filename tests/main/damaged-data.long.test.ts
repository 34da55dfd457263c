import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

let folder: string;

function run(dataDir: string, ...words: string[]) {
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error', PLAYGROUND: 'off' };
  const { status, stderr } = spawnSync(process.execPath, words, { cwd: folder, env, encoding: 'utf8' });
  return { status, lines: stderr.trim().split('\n') };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tandem-damaged-'));
  const { status } = run(join(folder, 'whole'), resolve('dist/cli.js'), 'run', 'issue-due');
  expect(status).toBe(0);
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

async function collectionsIn(files: string): Promise<string[]> {
  return (await readdir(files))
    .filter((name) => name.startsWith('collection-'))
    .map((name) => join(files, name));
}

/** Ways for the files of the embedded engine to be damaged. */
const damages: Record<string, (files: string) => Promise<void>> = {
  'its list of files': (files) => writeFile(join(files, 'WiredTiger.turtle'), 'garbage'),
  'the journal': async (files) => {
    for (const name of await readdir(join(files, 'journal')))
      await writeFile(join(files, 'journal', name), Buffer.alloc(8 * 1024 ** 2, 5));
  },
  'the data itself': async (files) => {
    for (const file of await collectionsIn(files)) {
      const content = await readFile(file);
      await writeFile(file, content.fill(9, 4096));
    }
  },
};

describe.each(Object.keys(damages))('damaged: %s', (what) => {
  it('is told by the app and by a command in one sentence with status 1', async () => {
    const dataDir = join(folder, what.replaceAll(' ', '-'));
    await cp(join(folder, 'whole'), dataDir, { recursive: true });
    await damages[what]?.(join(dataDir, 'mongodb'));
    for (const words of [['dist/main.js'], ['dist/cli.js', 'run', 'issue-due']]) {
      const [script = '', ...rest] = words;
      const { status, lines } = run(dataDir, resolve(script), ...rest);
      expect([status, lines.length]).toEqual([1, 1]);
      expect(lines.join()).toContain(`put ${join(dataDir, 'mongodb')} back from your backup`);
    }
  }, 120_000);
});
