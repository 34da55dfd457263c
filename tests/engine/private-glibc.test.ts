import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { nodeUnderPrivateGlibc } from '../../src/engine/private-glibc.ts';

let folder: string;
let said: string[];
const log = pino({ level: 'info' }, { write: (line: string) => void said.push(line) });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tandem-cache-'));
  said = [];
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a C library of its own', () => {
  it('is used from where it was put before, without a word', async () => {
    const home = join(folder, `glibc-trixie-${process.arch}`);
    await mkdir(home);
    const command = await nodeUnderPrivateGlibc([join(folder, 'none'), folder], log);
    expect(command[0]).toContain(join(home, 'usr/lib'));
    expect(command.at(-1)).toBe(process.execPath);
    expect(said).toEqual([]);
  });

  it('is not fetched where it could not be kept', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    await expect(nodeUnderPrivateGlibc([join(file, 'cache')], log)).rejects.toThrow(
      `none of ${join(file, 'cache')} can be written to`,
    );
    expect(said).toEqual([]);
  });
});
