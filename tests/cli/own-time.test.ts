import { writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CyclePreview } from '../../src/core/cycles/plan/preview.ts';
import type { ModelCompany, ModelPerson } from '../support/calendar-model/company.ts';
import { everyDay } from '../support/calendar-model/days.ts';
import type { ModelCycle } from '../support/calendar-model/occurrences.ts';
import { cycleYaml, holidaysYaml, peopleCsv, teamsCsv } from '../support/company-files.ts';
import { useCommandLine } from './command-line.ts';

const london = 'Europe/London';
const boss = 'boss@example.com';
const uk: ModelPerson = { email: 'uk@example.com', zone: london, team: 'UK' };
const ny: ModelPerson = { email: 'ny@example.com', zone: 'America/New_York', team: 'US' };
const la: ModelPerson = { email: 'la@example.com', zone: 'America/Los_Angeles', team: 'US' };

/** Whoever has days off is the team UK; the boss manages both teams. */
function companyOf(people: ModelPerson[], daysOff?: string[]): ModelCompany {
  return {
    people: [{ email: boss, zone: london }, ...people],
    teams: [
      { name: 'UK', manager: boss, ...(daysOff && { calendar: 'UK' }) },
      { name: 'US', manager: boss },
    ],
    calendars: daysOff ? { UK: daysOff } : {},
  };
}

// A year in which the weekdays are those of 2026, and which the clock of whoever runs this has still ahead.
const beforeChristmas: ModelCycle = {
  dates: ['2037-12-17', '2037-12-18', '2037-12-21', '2037-12-22'],
  every: { weeks: 1 },
  recipients: { company: true },
  nonWorkingDays: 'next',
};
const christmas = everyDay('2037-12-24', '2038-01-01');

/** A database with one company and one cycle, made and asked by commands alone. */
function useOperator(company: ModelCompany, cycle: ModelCycle, timeZone = london) {
  const { file, tandem } = useCommandLine();
  let files = 0;

  const run = async (words: string[], extension: string, text: string) => {
    files += 1;
    const path = file(`${files}.${extension}`);
    await writeFile(path, text);
    expect(await tandem(...words, path)).toMatchObject({ status: 0, err: [] });
  };
  const importCompany = async (changed: ModelCompany) => {
    await run(['import', 'people'], 'csv', peopleCsv(changed));
    await run(['import', 'teams'], 'csv', teamsCsv(changed));
    await run(['apply'], 'yaml', holidaysYaml(changed));
  };
  beforeAll(async () => {
    await importCompany(company);
    await run(['apply'], 'yaml', cycleYaml('Everybody', cycle, timeZone));
  });

  return {
    importCompany,
    /** How many people are issued theirs at each moment. */
    async issuedAt(...moments: string[]): Promise<number[]> {
      const counts: number[] = [];
      for (const moment of moments) {
        const { out } = await tandem('run', 'issue-due', '--at', moment);
        counts.push((JSON.parse(out.join('\n')) as { issued: number }).issued);
      }
      return counts;
    },
    async preview(count: number): Promise<CyclePreview['occurrences']> {
      const { out } = await tandem('preview', 'Everybody', '--occurrences', String(count), '--json');
      return (JSON.parse(out.join('\n')) as CyclePreview).occurrences;
    },
  };
}

type Preview = CyclePreview['occurrences'];

function promisedIn(preview: Preview, email: string): string[] {
  return preview.flatMap(({ occurrence, issues }) =>
    issues
      .filter(({ reviewee }) => reviewee === email)
      .map(({ issueAt }) => `${occurrence} ${issueAt.slice(0, 16)}`),
  );
}

describe('C16 holidays of one team, by the command line', () => {
  const { issuedAt, preview } = useOperator(companyOf([uk, ny], christmas), beforeChristmas);

  it('C17 are never promised for the same moment as the next one', async () => {
    const previewed = await preview(4);
    expect(promisedIn(previewed, uk.email)).toEqual([
      '0 2037-12-17T09:00',
      '2 2038-01-04T09:00',
      '3 2038-01-07T09:00',
    ]);
    expect(previewed[1]?.leftOut).toContainEqual({ person: uk.email, reason: 'closed until then' });
  });

  it('C16 C17 delay nobody else', async () => {
    const previewed = await preview(3);
    expect(promisedIn(previewed, ny.email)).toEqual([
      '0 2037-12-17T14:00',
      '1 2037-12-24T14:00',
      '2 2037-12-31T14:00',
    ]);
    const moments = ['2037-12-17T14:00:00Z', '2037-12-24T14:00:00Z', '2037-12-31T14:00:00Z'];
    expect(await issuedAt(...moments, '2038-01-04T09:00:00Z')).toEqual([2, 1, 1, 1]);
  });
});

describe('C16 holidays that move days before them, by the command line', () => {
  const cycle: ModelCycle = {
    ...beforeChristmas,
    dates: ['2037-09-23', '2037-09-24', '2037-09-24', '2037-09-25'],
    recipients: { people: [ny.email] },
    nonWorkingDays: 'previous',
  };
  const company = companyOf([uk, ny], everyDay('2037-10-01', '2037-10-07'));
  const { issuedAt } = useOperator(company, cycle);

  it('C16 C17 cost nobody a week', async () => {
    const moments = ['2037-09-23T13:00:00Z', '2037-09-30T13:00:00Z', '2037-10-07T13:00:00Z'];
    expect(await issuedAt(...moments)).toEqual([1, 1, 1]);
  });
});

describe('C18 whoever comes on the issue day, by the command line', () => {
  const named = (name: string): ModelPerson => ({ ...uk, email: `${name}@example.com` });
  const [imported, managed, active] = ['imported', 'managed', 'active'].map(named) as [
    ModelPerson,
    ModelPerson,
    ModelPerson,
  ];
  const before = [uk, { email: managed.email, zone: london }, { ...active, isActive: false }];
  const { importCompany, issuedAt } = useOperator(companyOf(before), beforeChristmas);

  beforeAll(async () => {
    expect(await issuedAt('2037-12-17T09:00:00Z')).toEqual([1]);
  });

  it.each([
    ['is imported', '10', [...before, imported]],
    ['is given a manager', '11', [uk, managed, { ...active, isActive: false }, imported]],
    ['is made active', '12', [uk, managed, active, imported]],
  ])('C10 C18 gets it then: whoever %s', async (_, hour, people) => {
    await importCompany(companyOf(people));
    expect(await issuedAt(`2037-12-17T${hour}:00:00Z`, `2037-12-17T${hour}:05:00Z`)).toEqual([1, 0]);
  });
});

describe('C2 a cycle of another zone, by the command line', () => {
  const day = '2038-03-08';
  const cycle: ModelCycle = { ...beforeChristmas, dates: [day, day, day, day] };
  const { issuedAt, preview } = useOperator(companyOf([la]), cycle, 'Asia/Tokyo');

  it('C2 C16 is over where the reviewee lives', async () => {
    expect(promisedIn(await preview(1), la.email)).toEqual(['0 2038-03-08T17:00']);
    expect(await issuedAt('2038-03-08T16:59:00Z', '2038-03-08T17:00:00Z')).toEqual([0, 1]);
  });
});

describe('C12 an outage in the middle of an issue day, by the command line', () => {
  const { every: _, ...oneOff } = beforeChristmas;
  const cycle: ModelCycle = { ...oneOff, dates: ['2038-03-08', '2038-03-09', '2038-03-10', '2038-03-11'] };
  const { issuedAt } = useOperator(companyOf([uk, la]), cycle);

  it('C12 C19 costs nobody theirs where it is not over', async () => {
    expect(await issuedAt('2038-03-08T09:00:00Z', '2038-03-12T07:00:00Z')).toEqual([1, 1]);
  });
});
