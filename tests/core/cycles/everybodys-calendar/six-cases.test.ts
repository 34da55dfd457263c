import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ModelCompany, ModelPerson } from '../../../support/calendar-model/company.ts';
import { everyDay } from '../../../support/calendar-model/days.ts';
import type { ModelCycle } from '../../../support/calendar-model/occurrences.ts';
import { makeTestCore } from '../../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../../support/test-database.ts';
import { Both } from './both.ts';
import { Tandem } from './tandem.ts';

useTestDatabase();

const [boss, uk, ny, la, eve] = ['boss', 'uk', 'ny', 'la', 'eve'].map((name) => `${name}@example.com`) as [
  string,
  string,
  string,
  string,
  string,
];
const london = 'Europe/London';
const zones = new Map([
  [ny, 'America/New_York'],
  [la, 'America/Los_Angeles'],
]);

const personOf = (email: string): ModelPerson => ({ email, zone: zones.get(email) ?? london, team: email });

/** The boss manages everybody; each is in a team of their own, one of which may have holidays. */
function companyOf(emails: readonly string[], daysOff: Record<string, string[]> = {}): ModelCompany {
  return {
    people: [{ email: boss, zone: london }, ...emails.map(personOf)],
    teams: emails.map((name) => ({ name, manager: boss, ...(daysOff[name] && { calendar: name }) })),
    calendars: daysOff,
  };
}

const beforeChristmas: ModelCycle = {
  dates: ['2026-12-17', '2026-12-18', '2026-12-21', '2026-12-22'],
  every: { weeks: 1 },
  recipients: { company: true },
  nonWorkingDays: 'next',
};
const christmas = everyDay('2026-12-24', '2027-01-01');

async function both(cycle: ModelCycle, company: ModelCompany, timeZone = london): Promise<Both> {
  const tandem = new Tandem(makeTestCore('2026-09-01T12:00Z'));
  const [first] = cycle.dates;
  return Both.start(tandem, { cycle, company, timeZone, at: `${first.slice(0, 8)}01T12:00Z` });
}

async function swept(started: Both, ...moments: string[]): Promise<Both> {
  for (const moment of moments) await started.sweep(moment);
  return started;
}

async function expectAgreement(started: Both, count: number): Promise<void> {
  const { tandem, model } = await started.issued();
  expect(model).toHaveLength(count);
  expect(tandem).toEqual(model);
}

beforeEach(clearDatabase);

describe('everybody has their own time', () => {
  it('C16 C17 holidays of one team delay nobody else', async () => {
    const started = await both(beforeChristmas, companyOf([uk, ny], { [uk]: christmas }));
    const days = everyDay('2026-12-17', '2027-01-07').flatMap((day) => [`${day}T09:00Z`, `${day}T14:00Z`]);
    await expectAgreement(await swept(started, ...days), 7);
  });

  it.each([
    ['of one of its people', [ny, uk]],
    ['of nobody in it', [ny]],
  ])('C16 C17 holidays %s that move days before them cost nobody a week', async (_, people) => {
    const company = companyOf([uk, ny], { [uk]: everyDay('2026-10-01', '2026-10-07') });
    const cycle: ModelCycle = {
      ...beforeChristmas,
      dates: ['2026-09-23', '2026-09-24', '2026-09-24', '2026-09-25'],
      recipients: { people },
      nonWorkingDays: 'previous',
    };
    const days = ['2026-09-23', '2026-09-30', '2026-10-07'];
    const started = await both(cycle, company);
    await swept(started, ...days.flatMap((day) => [`${day}T08:00Z`, `${day}T13:00Z`]));
    await expectAgreement(started, people.length === 1 ? 3 : 5);
  });

  it.each<[string, ModelPerson | undefined]>([
    ['is imported', undefined],
    ['is given a manager', { email: eve, zone: london }],
    ['is made active', { ...personOf(eve), isActive: false }],
  ])('C10 C18 whoever %s on the issue day gets it then', async (_, before) => {
    const company = companyOf([uk, eve]);
    const others = company.people.filter(({ email }) => email !== eve);
    const started = await both(beforeChristmas, {
      ...company,
      people: [...others, ...(before ? [before] : [])],
    });
    await swept(started, '2026-12-17T09:00Z');
    await started.change('2026-12-17T10:00Z', company);
    await swept(started, '2026-12-17T10:00Z', '2026-12-17T10:05Z', '2026-12-18T09:00Z');
    await expectAgreement(started, 2);
  });

  it('C2 C16 whether it is over is asked where the reviewee lives', async () => {
    const day = '2027-03-08';
    const cycle: ModelCycle = { ...beforeChristmas, dates: [day, day, day, day] };
    const started = await both(cycle, companyOf([la]), 'Asia/Tokyo');
    await swept(started, '2027-03-08T09:00Z', '2027-03-08T16:59Z', '2027-03-08T17:00Z');
    await expectAgreement(started, 1);
  });

  it.each([
    ['a one-off', undefined, '2027-03-12T07:00Z'],
    ['a weekly one', { weeks: 1 }, '2027-03-12T07:00Z'],
  ])('C12 C19 after an outage %s still goes to where it is not over', async (_, every, next) => {
    const { every: weekly, ...once } = beforeChristmas;
    const cycle: ModelCycle = {
      ...once,
      ...(every && weekly && { every: weekly }),
      dates: ['2027-03-08', '2027-03-09', '2027-03-10', '2027-03-11'],
    };
    const started = await both(cycle, companyOf([uk, la]));
    await swept(started, '2027-03-08T09:00Z', next);
    await expectAgreement(started, 2);
  });

  it('C17 what is previewed comes one at a time', async () => {
    const started = await both(beforeChristmas, companyOf([uk], { [uk]: christmas }));
    await swept(started, '2026-12-17T09:00Z');
    const promises = async () => {
      const { tandem, model } = await started.preview('2026-12-18T09:00Z', 3);
      const [ours, theirs] = [tandem, model].map((lines) =>
        lines
          .filter((line) => line.includes(` ${uk} from `))
          .map((line) => line.replace(/ on .* at /, ' at ')),
      );
      return { ours, theirs };
    };
    const { ours, theirs } = await promises();
    expect(theirs).toEqual([
      `2 ${uk} from ${boss} at 2027-01-04T09:00:00.000Z`,
      `3 ${uk} from ${boss} at 2027-01-07T09:00:00.000Z`,
    ]);
    expect(ours).toEqual(theirs);
  });
});
