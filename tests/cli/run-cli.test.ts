import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { sweepNames } from '../../src/jobs/sweeps.ts';
import { setupExample } from '../support/setup-example.ts';
import { useCommandLine } from './command-line.ts';

const header =
  'email,name,time_zone,locale,role,primary_team,other_teams,override_manager,start_date,active,slack_user_id,teams_aad_object_id';
const people = [
  header,
  'tom.lead@example.com,Tom Lead,Europe/Warsaw,,,Engineering,,,,,,',
  'mei.tan@example.com,Mei Tan,Asia/Singapore,,,Platform,,,,,,',
];
const teams = [
  'name,parent,primary_manager,secondary_managers,slack_channel,teams_channel',
  'Engineering,,tom.lead@example.com,,,',
  'Platform,Engineering,,,,',
];

const { env, file, tandem } = useCommandLine();

beforeAll(async () => {
  await writeFile(file('people.csv'), people.join('\n'));
  await writeFile(file('teams.csv'), teams.join('\n'));
  await writeFile(file('setup.yaml'), setupExample);
  await writeFile(file('wrong.csv'), [...people, 'nobody,No Body,Mars/Base,,,,,,,,,'].join('\n'));
  await writeFile(file('wrong.yaml'), setupExample.replace('every:', 'evry:'));
});

const ok = (...out: string[]) => ({ status: 0, out, err: [] });

describe('the command line', () => {
  it('imports people and teams, and says what it did', async () => {
    expect(await tandem('import', 'people', file('people.csv'), '--dry-run')).toEqual(
      ok(
        'Dry run: nothing was stored.',
        'people: 2 created',
        'teams that did not exist, created empty: “Engineering”, “Platform”',
      ),
    );
    expect((await tandem('import', 'people', file('people.csv'))).out[0]).toBe('people: 2 created');
    expect(await tandem('import', 'people', file('people.csv'))).toEqual(ok('people: 2 unchanged'));
    expect(await tandem('import', 'teams', file('teams.csv'))).toEqual(ok('teams: 2 changed'));
  });

  it('previews a file as JSON, in the words that other programs rely on', async () => {
    const { status, out } = await tandem('preview', file('setup.yaml'), '--json');
    expect([status, JSON.parse(out.join('\n'))]).toEqual([
      0,
      {
        cycle: 'Engineering weekly',
        occurrences: [
          {
            occurrence: 0,
            issueOn: '2026-12-16',
            revieweeBy: '2026-12-18',
            reviewerBy: '2026-12-21',
            finaliseBy: '2026-12-23',
            issues: [
              {
                reviewee: 'mei.tan@example.com',
                reviewer: 'tom.lead@example.com',
                issueAt: '2026-12-16T01:00:00.000Z',
              },
            ],
            leftOut: [{ person: 'tom.lead@example.com', reason: 'no manager' }],
          },
        ],
      },
    ]);
  });

  it('applies a file, and says what changed and what comes next', async () => {
    expect(await tandem('apply', file('setup.yaml'))).toEqual(
      ok(
        'question set “Weekly check-in”: created',
        'template “Weekly 1-to-1”: created',
        'cycle “Engineering weekly”: created',
        '“Engineering weekly” goes to 1 person next, the first one at 2026-12-16T01:00:00.000Z.',
        '  left out: tom.lead@example.com (no manager)',
      ),
    );
  });

  it('exports what it applied, as a file that changes nothing when it is applied', async () => {
    const { status, out, err } = await tandem('export', 'setup');
    expect([status, err, out[0]]).toEqual([0, [], 'questionSets:']);
    expect(await tandem('export', 'setup', file('exported.yaml'))).toEqual(ok());
    expect((await readFile(file('exported.yaml'), 'utf8')).trimEnd().split('\n')).toEqual(out);
    expect(await tandem('apply', file('exported.yaml'))).toEqual(
      ok(
        'question set “Weekly check-in”: unchanged',
        'template “Weekly 1-to-1”: unchanged',
        'cycle “Engineering weekly”: unchanged',
      ),
    );
  });

  it('previews a cycle by name, for people to read', async () => {
    const { out } = await tandem('preview', 'Engineering weekly', '--occurrences', '2');
    expect(out).toEqual([
      '“Engineering weekly”',
      'occurrence 0: issue 2026-12-16, reviewee by 2026-12-18, reviewer by 2026-12-21, share and finalise by 2026-12-23',
      '  2026-12-16T01:00:00.000Z  mei.tan@example.com with tom.lead@example.com',
      '  left out: tom.lead@example.com (no manager)',
      'occurrence 1: issue 2026-12-23, reviewee by 2026-12-25, reviewer by 2026-12-28, share and finalise by 2026-12-30',
      '  2026-12-23T01:00:00.000Z  mei.tan@example.com with tom.lead@example.com',
      '  left out: tom.lead@example.com (no manager)',
    ]);
  });

  it('runs a job as if it were another moment, and prints counts as JSON', async () => {
    const issued = async (at: string) =>
      JSON.parse((await tandem('run', 'issue-due', '--at', at)).out.join('\n')).issued;
    expect(await issued('2026-12-16T00:59:59Z')).toBe(0);
    expect(await issued('2026-12-16T02:00:00+01:00')).toBe(1);
    expect(await issued('2026-12-16T09:00:00Z')).toBe(0);
  });

  it('C19 prints in people what a run came to, and lists afterwards who got none and why', async () => {
    const run = await tandem('run', 'issue-due', '--at', '2026-12-31T09:00:00Z');
    expect(JSON.parse(run.out.join('\n'))).toMatchObject({ issued: 1, skipped: 0, missed: 1, failed: 0 });
    const { out } = await tandem('preview', 'Engineering weekly');
    const recorded = out.slice(out.findIndex((line) => line.includes('was due')));
    expect(recorded).toEqual([
      'occurrence 2, was due: issue 2026-12-30, share and finalise by 2027-01-06',
      '  not issued: tom.lead@example.com (no manager)',
      'occurrence 1, was due: issue 2026-12-23, share and finalise by 2026-12-30',
      '  not issued: mei.tan@example.com (missed)',
      '  not issued: tom.lead@example.com (no manager)',
      'occurrence 0, was due: issue 2026-12-16, share and finalise by 2026-12-23',
      '  not issued: tom.lead@example.com (no manager)',
    ]);
    const { out: json } = await tandem('preview', 'Engineering weekly', '--json');
    expect(JSON.parse(json.join('\n')).recorded[1]).toEqual({
      occurrence: 1,
      issueOn: '2026-12-23',
      finaliseBy: '2026-12-30',
      leftOut: [
        { person: 'mei.tan@example.com', reason: 'missed' },
        { person: 'tom.lead@example.com', reason: 'no manager' },
      ],
    });
  });

  it.each([
    [['import', 'people', 'wrong.csv'], 'line 4: time_zone "Mars/Base" is not a time zone name'],
    [['import', 'people', 'missing.csv'], 'there is no such file'],
    [['import', 'teams', 'people.csv'], 'The header lacks columns "parent"'],
    [['import', 'teams', 'teams.csv', '--deactivate-missing'], '--deactivate-missing is for people only'],
    [['import', 'pets', 'people.csv'], 'people, teams, activity'],
    [['apply', 'wrong.yaml'], 'line 26: cycles[0] "Engineering weekly": unknown key "evry"'],
    [['preview', 'Nope'], 'There is no cycle called “Nope”. There are “Engineering weekly”.'],
    [['preview', 'Nope', '--occurrences', 'many'], 'a whole number from 1 to 100'],
    [['run', 'make-coffee'], `Allowed choices are ${sweepNames.join(', ')}`],
    [['run', 'issue-due', '--at', 'tomorrow'], 'a moment like 2026-12-16T09:00:00Z'],
    [['export', 'setup', 'no-such-folder/setup.yaml'], 'it cannot be written (ENOENT)'],
    [['make-coffee'], "unknown command 'make-coffee'"],
  ])('refuses %j with a sentence and exit status 1', async (words, expected) => {
    const { status, out, err } = await tandem(
      ...words.map((word) => (/csv|yaml/.test(word) ? file(word) : word)),
    );
    expect([status, out]).toEqual([1, []]);
    expect(err.join('\n')).toContain(expected);
  });

  it('names every wrong setting', async () => {
    env.PORT = 'many';
    const { status, err } = await tandem('preview', 'Any');
    env.PORT = '3000';
    expect(status).toBe(1);
    expect(err.join('\n')).toContain('PORT');
  });
});

describe('the process', () => {
  it('ends with status 1 and sentences on standard error, and no stack', async () => {
    const run = promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', '--no-warnings', 'src/cli.ts', 'apply', file('wrong.yaml')],
      { env: { ...process.env, ...env, NODE_OPTIONS: '' } },
    );
    const { code, stdout, stderr } = await run.then(
      () => ({ code: 0, stdout: '', stderr: '' }),
      (error: { code: number; stdout: string; stderr: string }) => error,
    );
    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: '',
      stderr: 'Nothing was changed.\nline 26: cycles[0] "Engineering weekly": unknown key "evry"\n',
    });
  });
});
