import { beforeEach, describe, expect, it } from '@jest/globals';
import { issueDue } from '../../../../src/core/cycles/issue/issue-due.ts';
import { type NotIssued, NotIssuedModel } from '../../../../src/core/cycles/not-issued.ts';
import { importPeople } from '../../../../src/core/imports/import-people.ts';
import { importTeams } from '../../../../src/core/imports/import-teams.ts';
import { type OneToOne, OneToOneModel } from '../../../../src/core/one-to-ones/one-to-one.ts';
import { noteAbsenceOf } from '../../../../src/core/people/change/change-number.ts';
import { type Person, PersonModel } from '../../../../src/core/people/person.ts';
import { applySetup } from '../../../../src/core/setup/apply-setup.ts';
import { isoDate } from '../../../../src/core/time/iso-date.ts';
import type { ModelCompany, ModelPerson } from '../../../support/calendar-model/company.ts';
import type { ModelCycle } from '../../../support/calendar-model/occurrences.ts';
import { cycleYaml, holidaysYaml, peopleCsv, teamsCsv } from '../../../support/company-files.ts';
import { makeTestCore } from '../../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../../support/test-database.ts';

useTestDatabase();

const core = makeTestCore('2027-03-01T12:00:00Z');

beforeEach(async () => {
  await clearDatabase();
  core.turnTo('2027-03-01T12:00:00Z');
});

const boss = 'boss@example.com';

function someone(name: string, zone: string, more: Partial<ModelPerson> = {}): ModelPerson {
  return { email: `${name}@example.com`, zone, team: 'All', ...more };
}

/** The boss, in London, leads the team of all. */
function companyOf(
  people: ModelPerson[],
  team: Partial<ModelCompany['teams'][number]> = { manager: boss },
): ModelCompany {
  return {
    people: [{ email: boss, zone: 'Europe/London' }, ...people],
    teams: [{ name: 'All', ...team }],
    calendars: {},
  };
}

const hire = async (company: ModelCompany) => importPeople(core, Buffer.from(peopleCsv(company)));
const lead = async (company: ModelCompany) => importTeams(core, Buffer.from(teamsCsv(company)));
const start = async (cycle: ModelCycle) => applySetup(core, cycleYaml('Weekly', cycle, 'Europe/London'));

const weekly: ModelCycle = {
  dates: ['2027-03-08', '2027-03-09', '2027-03-10', '2027-03-11'],
  every: { weeks: 1 },
  recipients: { company: true },
};
const { every: _, ...oneOff } = weekly;

async function begin(company: ModelCompany, cycle: ModelCycle = weekly): Promise<void> {
  await hire(company);
  await lead(company);
  await start(cycle);
}

async function sweepAt(moment: string) {
  core.turnTo(moment);
  return issueDue(core);
}

/** Everything that is stored of somebody: what they were issued, what was skipped, and why they got none. */
async function outcomesOf(name: string): Promise<string[]> {
  const { _id } = await PersonModel.findOne({ email: `${name}@example.com` })
    .orFail()
    .lean<Person>();
  const oneToOnes = await OneToOneModel.find({ revieweeId: _id }).lean<OneToOne[]>();
  const records = await NotIssuedModel.find({ personIds: _id }).lean<NotIssued[]>();
  return [
    ...oneToOnes.map(({ occurrence, status }) => `${occurrence} ${status}`),
    ...records.map(({ occurrence, reason }) => `${occurrence} ${reason}`),
  ].sort();
}

describe('each occurrence comes to one thing for each person', () => {
  it('C19 whoever is issued theirs by a later clock than they were passed over by has no record of it', async () => {
    await begin(companyOf([someone('ann', 'Asia/Tokyo', { isActive: false })]));
    await sweepAt('2027-03-08T00:00:00Z');
    expect(await outcomesOf('ann')).toEqual(['0 inactive']);
    await hire(companyOf([someone('ann', 'America/Los_Angeles')]));
    await sweepAt('2027-03-08T06:00:00Z');
    await sweepAt('2027-03-08T17:00:00Z');
    expect(await outcomesOf('ann')).toEqual(['0 open']);
  });

  it('C19 whoever had no manager, and is then issued theirs on another day, has no record of it', async () => {
    const cycle: ModelCycle = { ...weekly, nonWorkingDays: 'next' };
    await begin(companyOf([someone('ann', 'Europe/London')], {}), cycle);
    await sweepAt('2027-03-08T09:00:00Z');
    const off = { ...companyOf([], { calendar: 'Off', manager: boss }), calendars: { Off: ['2027-03-08'] } };
    await applySetup(core, holidaysYaml(off));
    await sweepAt('2027-03-08T10:00:00Z');
    await lead(off);
    await sweepAt('2027-03-09T09:00:00Z');
    expect(await outcomesOf('ann')).toEqual(['0 open']);
  });

  it('C19 P5 whoever had no manager, and is away throughout when they have one, is skipped alone', async () => {
    const company = (manager?: string) =>
      companyOf([someone('ann', 'Europe/London')], manager === undefined ? {} : { manager });
    await begin(company(), { ...weekly, skipWhenAway: true });
    const absence = { from: isoDate('2027-03-01'), until: isoDate('2027-03-12') };
    const ann = await PersonModel.findOneAndUpdate(
      { email: 'ann@example.com' },
      { absences: [absence] },
    ).orFail();
    await noteAbsenceOf(ann._id, undefined);
    await sweepAt('2027-03-08T09:00:00Z');
    expect(await outcomesOf('ann')).toEqual(['0 no manager']);
    await lead(company(boss));
    await sweepAt('2027-03-08T10:00:00Z');
    expect(await outcomesOf('ann')).toEqual(['0 skipped']);
  });

  it('C8 C19 a cycle that is given other dates before its first issue begins its record anew', async () => {
    const company = (manager?: string) =>
      companyOf([someone('ann', 'Europe/London')], manager === undefined ? {} : { manager });
    await begin(company());
    await sweepAt('2027-03-08T09:00:00Z');
    await lead(company(boss));
    await start({ ...weekly, dates: ['2027-03-15', '2027-03-16', '2027-03-17', '2027-03-18'] });
    await sweepAt('2027-03-15T09:00:00Z');
    expect(await outcomesOf('ann')).toEqual(['0 open']);
    expect(await NotIssuedModel.find().lean<NotIssued[]>()).toMatchObject([
      { occurrence: 0, reason: 'no manager', issueOn: '2027-03-15' },
    ]);
  });

  it('C19 whoever is inactive and moves past their moment is recorded', async () => {
    await begin(companyOf([someone('ann', 'Pacific/Pago_Pago', { isActive: false })]));
    await sweepAt('2027-03-08T12:00:00Z');
    await hire(companyOf([someone('ann', 'Pacific/Kiritimati', { isActive: false })]));
    await sweepAt('2027-03-08T12:10:00Z');
    expect(await outcomesOf('ann')).toEqual(['0 inactive']);
  });
});

describe('on the issue day', () => {
  it.each([
    ['is imported', [], [someone('ann', 'America/Los_Angeles')]],
    [
      'comes into the team',
      [someone('ann', 'America/Los_Angeles', { team: 'West' })],
      [someone('ann', 'America/Los_Angeles')],
    ],
  ])(
    'C18 somebody far in the west who %s gets a one-off that all others have',
    async (_how, before, after) => {
      const cycle: ModelCycle = { ...oneOff, recipients: { teams: [{ name: 'All' }] } };
      await begin(companyOf([someone('kei', 'Asia/Tokyo'), ...before]), cycle);
      await sweepAt('2027-03-08T00:00:00Z');
      await sweepAt('2027-03-08T15:00:01Z');
      await hire(companyOf([someone('kei', 'Asia/Tokyo'), ...after]));
      await sweepAt('2027-03-08T17:00:00Z');
      expect(await outcomesOf('ann')).toEqual(['0 open']);
    },
  );

  it.each(['inactive', 'not named'])(
    'C18 a coach who was %s in the morning reviews everybody by ten',
    async (was) => {
      const coach = { email: 'coach@example.com', zone: 'Europe/London' };
      const company = (isActive: boolean) =>
        companyOf([someone('ann', 'Europe/London'), { ...coach, isActive }], {});
      await begin(company(true), was === 'inactive' ? { ...weekly, coach: coach.email } : weekly);
      if (was === 'inactive') await hire(company(false));
      await sweepAt('2027-03-08T09:00:00Z');
      expect(await outcomesOf('ann')).toEqual(['0 no manager']);
      if (was === 'inactive') await hire(company(true));
      else {
        const template = { name: 'Check-in', questionSets: ['Check-in'], reviewer: coach.email };
        await applySetup(core, JSON.stringify({ templates: [template] }));
      }
      await sweepAt('2027-03-08T10:00:00Z');
      expect(await outcomesOf('ann')).toEqual(['0 open']);
    },
  );

  it('C16 C19 a one-off that is over for somebody when it starts is missed by them', async () => {
    core.turnTo('2027-03-11T16:00:00Z');
    await begin(companyOf([someone('ann', 'Asia/Tokyo'), someone('lou', 'Europe/London')]), oneOff);
    await issueDue(core);
    expect([await outcomesOf('ann'), await outcomesOf('lou')]).toEqual([['0 missed'], ['0 open']]);
  });
});
