import { mkdir, writeFile } from 'node:fs/promises';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { connectMongoose } from '../../src/core/database/connect.ts';
import { peopleColumns } from '../../src/core/imports/people-row.ts';
import { useCommandLine } from './command-line.ts';

const { env, file, tandem } = useCommandLine();

const lineOf = (n: number) =>
  `p${n}@example.com,Person ${n},UTC,en-GB,${n === 0 ? 'owner' : 'member'},,,,,yes,,`;
const csv = (...lines: string[]) => [peopleColumns.join(','), ...lines].join('\n');
const set = 'questionSets: [{ name: Café, questions: [{ key: a, type: mood, prompt: How? }] }]';
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);

beforeAll(async () => {
  await mkdir(file('folder.csv'));
  await writeFile(file('all.csv'), csv(...numbers(500).map(lineOf)));
  await writeFile(file('owner-only.csv'), csv(lineOf(0)));
  await writeFile(file('second-only.csv'), csv(lineOf(1)));
  await writeFile(file('no-owner.csv'), csv(lineOf(0).replace('owner', '')));
  await writeFile(
    file('none-active.csv'),
    csv(...numbers(500).map((n) => (n === 0 ? lineOf(n) : lineOf(n).replace('yes', 'no')))),
  );
  await writeFile(
    file('teams.csv'),
    'name,parent,primary_manager,secondary_managers,slack_channel,teams_channel\nA,,,,,',
  );
  await writeFile(file('empty.csv'), '');
  await writeFile(file('latin.yaml'), Buffer.from('cycles: [Café]', 'latin1'));
  await writeFile(file('wide.yaml'), Buffer.from('cycles: [Café]\n', 'utf16le'));
  await writeFile(file('half.yaml'), Buffer.from('\ufeffcycles: []', 'utf16le').subarray(0, -1));
  await writeFile(file('nul.yaml'), 'cycles: []\nho\0li: x');
  await writeFile(file('mark.yaml'), '\ufeff');
  await writeFile(file('little.yaml'), Buffer.from(`\ufeff${set}`, 'utf16le'));
  await writeFile(file('big.yaml'), Buffer.from(`\ufeff${set}`, 'utf16le').swap16());
  await writeFile(file('empty.yaml'), '');
});

/** How many are active. */
async function active(): Promise<number> {
  await connectMongoose(env.MONGODB_URI ?? '');
  const count = await mongoose.connection.collection('people').countDocuments({ isActive: true });
  await mongoose.disconnect();
  return count;
}

const importFile = (name: string, ...options: string[]) => tandem('import', 'people', file(name), ...options);

describe('importing people from the command line', () => {
  /** Everybody is there and active again, whatever the test before did. */
  beforeEach(async () => {
    expect((await importFile('all.csv')).status).toBe(0);
  });

  it('P9 deactivates whoever is missing only with the number that a dry run says', async () => {
    for (const wrong of [[], ['--yes-deactivate', '498']]) {
      const { status, out, err } = await importFile('owner-only.csv', '--deactivate-missing', ...wrong);
      expect([status, out, err[0]]).toEqual([1, [], 'Nothing was changed.']);
      expect(err[1]).toContain('would deactivate 499 of 500 active people');
      expect(err).toHaveLength(2);
    }
    for (const wrong of ['-499', '499.0', 'all', '']) {
      expect(
        (await importFile('owner-only.csv', '--deactivate-missing', '--yes-deactivate', wrong)).status,
      ).toBe(1);
    }
    const dry = await importFile('owner-only.csv', '--deactivate-missing', '--dry-run');
    expect(dry).toEqual({
      status: 0,
      out: [
        'Dry run: nothing was stored.',
        'people: 1 unchanged, 499 deactivated',
        'To deactivate that many: --yes-deactivate 499',
      ],
      err: [],
    });
    expect(await active()).toBe(500);
    const done = await importFile('owner-only.csv', '--deactivate-missing', '--yes-deactivate', '499');
    expect([done.status, await active()]).toEqual([0, 1]);
  });

  it('P9 asks for the number also where the lines say so of most of the company', async () => {
    const { status, err } = await importFile('none-active.csv');
    expect([status, err[1]]).toEqual([1, expect.stringContaining('would deactivate 499 of 500')]);
    expect(await active()).toBe(500);
    expect((await importFile('none-active.csv', '--yes-deactivate', '499')).status).toBe(0);
    expect(await active()).toBe(1);
  });

  it.each([['second-only.csv', '--deactivate-missing', '--yes-deactivate', '499'], ['no-owner.csv']])(
    'P10 keeps the only owner: %s %s',
    async (...words) => {
      const [name, ...options] = words as [string, ...string[]];
      const { status, out, err } = await importFile(name, ...options);
      expect([status, out]).toEqual([1, []]);
      expect(err.join(' ')).toContain('no active owner');
      expect(await active()).toBe(500);
    },
  );
});

describe('a file that cannot be read', () => {
  it.each([
    [['import', 'people', 'missing.csv'], 'there is no such file'],
    [['import', 'people', 'folder.csv'], 'it is a folder, not a file'],
    [['import', 'people', 'empty.csv'], 'The file is empty.'],
    [['import', 'people', '/dev/zero'], 'The file is larger than 64 MB.'],
    [['apply', '/dev/zero'], 'The file is larger than 2 MB.'],
    [['apply', 'missing.yaml'], 'there is no such file'],
    [['apply', 'empty.yaml'], 'The file is empty.'],
    [['apply', 'mark.yaml'], 'The file is empty.'],
    [['apply', 'wide.yaml'], 'looks like UTF-16 without a byte-order mark'],
    [['apply', 'half.yaml'], 'is not UTF-16, as its mark says'],
    [['apply', 'nul.yaml'], 'line 2, column 3: there is a NUL (U+0000)'],
    [['preview', 'latin.yaml'], 'line 1, column 13: the file is not UTF-8'],
    [['apply', 'latin.yaml'], 'line 1, column 13: the file is not UTF-8'],
    [['import', 'teams', 'teams.csv', '--yes-deactivate', '1'], '--yes-deactivate is for people only'],
  ])('is refused with a sentence and exit status 1: %j', async (words, expected) => {
    const { status, out, err } = await tandem(
      ...words.map((word) => (/^[\w-]+\.(csv|yaml)$/.test(word) ? file(word) : word)),
    );
    expect([status, out]).toEqual([1, []]);
    expect(err.join('\n')).toContain(expected);
    expect(err.join('\n')).not.toMatch(/\n\s+at /);
  });

  it.each(['little.yaml', 'big.yaml'])('is none in UTF-16 with a mark: %s', async (name) => {
    expect(await tandem('apply', file(name), '--dry-run')).toMatchObject({
      status: 0,
      out: ['Dry run: nothing was stored.', 'question set “Café”: created'],
    });
  });
});
