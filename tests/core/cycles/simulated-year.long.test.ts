import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Cycle, CycleModel } from '../../../src/core/cycles/cycle.ts';
import { listRecorded } from '../../../src/core/cycles/plan/record.ts';
import { importPeople } from '../../../src/core/imports/import-people.ts';
import { importTeams } from '../../../src/core/imports/import-teams.ts';
import { OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { noteChangeOf } from '../../../src/core/people/change/change-number.ts';
import { PersonModel } from '../../../src/core/people/person.ts';
import { applySetup } from '../../../src/core/setup/apply-setup.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';
import {
  type FoxglovePerson,
  foxglovePeople,
  foxgloveSetup,
  foxgloveTeams,
  peopleCsv,
  teamsHeader,
} from '../../support/foxglove.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';
import { type Happening, type Issued, Simulation } from './simulation.ts';

useTestDatabase();

const core = makeTestCore('2028-01-02T12:00:00Z');
const end = '2029-02-02T12:00:00.000Z';

async function importPerson(email: string, changes: Partial<FoxglovePerson>): Promise<void> {
  const known = foxglovePeople.find((person) => person.email === email);
  const person = { email, name: 'New Colleague', timeZone: 'UTC', team: '', ...known, ...changes };
  await importPeople(core, peopleCsv([person]));
}

async function goAway(email: string, from: string, until: string): Promise<void> {
  const absence = { from: isoDate(from), until: isoDate(until) };
  await PersonModel.updateOne({ email }, { $push: { absences: absence } });
  await noteChangeOf({ email });
}

const outage = { from: '2028-08-07T00:00:00.000Z', until: '2028-08-21T12:00:00.000Z' };
const tuesdayOfJoiners = '2028-02-15T10:30:00.000Z';
const mondayOfMove = '2028-10-02T12:00:00.000Z';

const happenings: Happening[] = [
  {
    // Half past eleven at night in Apia, half past midnight on Kiritimati.
    at: tuesdayOfJoiners,
    async happen() {
      await importPerson('just.in.time@foxglove.example', { timeZone: 'Pacific/Apia', team: 'Platform' });
      await importPerson('too.late@foxglove.example', { timeZone: 'Pacific/Kiritimati', team: 'Platform' });
    },
  },
  {
    // Ines would get hers four and a half hours later.
    at: '2028-03-14T07:00:00.000Z',
    happen: () => importPerson('ines@foxglove.example', { isActive: false }),
  },
  {
    at: '2028-04-12T15:00:00.000Z',
    happen: () => goAway('sol@foxglove.example', '2028-05-10', '2028-06-12'),
  },
  {
    at: '2028-04-24T00:00:00.000Z',
    happen: () =>
      importPerson('too.late@foxglove.example', { timeZone: 'Pacific/Kiritimati', isActive: false }),
  },
  {
    at: '2028-05-16T08:00:00.000Z',
    async happen() {
      const line = 'Platform,Engineering,dana@foxglove.example,chidi@foxglove.example,,';
      await importTeams(core, Buffer.from(`${teamsHeader}\n${line}`));
    },
  },
  {
    at: '2028-06-07T22:00:00.000Z',
    happen: () => importPerson('hina@foxglove.example', { overrideManager: 'ada@foxglove.example' }),
  },
  {
    at: '2028-07-03T03:00:00.000Z',
    happen: () => importPerson('jonah@foxglove.example', { timeZone: 'Pacific/Chatham' }),
  },
  { at: outage.from, happen: async () => core.turnTo(outage.until) },
  {
    at: '2028-09-04T06:00:00.000Z',
    happen: () => goAway('bram@foxglove.example', '2028-09-05', '2028-09-20'),
  },
  {
    at: mondayOfMove,
    happen: () => importPerson('kirra@foxglove.example', { team: 'South' }),
  },
  {
    at: '2028-11-20T00:00:00.000Z',
    happen: () => importPerson('vera@foxglove.example', { isActive: false }),
  },
];

let year: Simulation;

beforeAll(async () => {
  await importPeople(core, peopleCsv(foxglovePeople));
  await importTeams(core, foxgloveTeams);
  await applySetup(core, foxgloveSetup);
  const cycles = await CycleModel.find().lean<Cycle[]>();
  year = new Simulation(core, new Map(cycles.map(({ _id, name }) => [_id, name])));
  await year.run(happenings, end);
});

function issuedTo(cycle: string, name: string): Issued[] {
  return year.issued.filter((each) => each.cycle === cycle && each.reviewee === `${name}@foxglove.example`);
}

function issueDaysOf(cycle: string, name: string): (string | undefined)[] {
  return issuedTo(cycle, name).map(({ dates }) => dates[0]);
}

describe('a year of five cycles among sixty people in ten teams', () => {
  it('C8 went person by person and minute by minute as the previews had said just before', () => {
    expect(year.disagreements).toEqual([]);
    expect(year.issued.length).toBeGreaterThan(1000);
  });

  it('C6 gave everybody theirs at nine where they live, except who came that day or waited out the outage', () => {
    const atNine = year.issued.filter(({ shown, dates }) => shown === `${dates[0]} 09:00`);
    expect(year.issued.filter((each) => !atNine.includes(each))).toEqual(
      year.issued.filter(({ isLate }) => isLate),
    );
    const lateAt = new Set(year.issued.filter(({ isLate }) => isLate).map(({ at }) => at));
    expect([...lateAt]).toEqual([tuesdayOfJoiners, outage.until, mondayOfMove]);
  });

  it('C11 gave nobody anything twice, and stored nothing that was not seen to be issued or skipped', async () => {
    expect(await OneToOneModel.countDocuments()).toBe(year.issued.length + year.skipped.length);
    const keys = year.issued.map(({ cycle, occurrence, reviewee }) => `${cycle} ${occurrence} ${reviewee}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('C3 came again at the ends of months without drifting', () => {
    const finaliseDays = (cycle: string) => issuedTo(cycle, 'cleo').map(({ dates }) => dates[3]);
    expect(finaliseDays('Monthly')).toEqual([
      '2028-01-31',
      '2028-02-29',
      '2028-03-31',
      '2028-04-30',
      '2028-05-31',
      '2028-06-30',
      '2028-07-31',
      '2028-08-31',
      '2028-09-30',
      '2028-10-31',
      '2028-11-30',
      '2028-12-31',
      '2029-01-31',
    ]);
    expect(finaliseDays('Yearly')).toEqual(['2028-02-29', '2029-02-28']);
  });

  it('C1 C10 had joiners in from the day they came, or from the next occurrence on, and leavers out', () => {
    expect(issueDaysOf('Weekly', 'just.in.time')[0]).toBe('2028-02-15');
    expect(issueDaysOf('Weekly', 'too.late')[0]).toBe('2028-02-22');
    expect(issueDaysOf('Weekly', 'ines').at(-1)).toBe('2028-03-07');
    expect(issueDaysOf('Weekly', 'kirra').at(-1)).toBe('2028-09-26');
    expect(issueDaysOf('Fortnightly', 'kirra')[0]).toBe('2028-10-02');
  });

  it('P6 moved the next occurrence to a new manager, and left the earlier ones with the old one', () => {
    const reviewers = (name: string) => [
      ...new Set(issuedTo('Weekly', name).map(({ reviewer }) => reviewer)),
    ];
    expect(reviewers('fetu')).toEqual(['chidi@foxglove.example', 'dana@foxglove.example']);
    const firstOfDana = issuedTo('Weekly', 'fetu').find(({ reviewer }) => reviewer.startsWith('dana'));
    expect(firstOfDana?.dates[0]).toBe('2028-05-23');
    expect(reviewers('hina')).toEqual(['goran@foxglove.example', 'ada@foxglove.example']);
  });

  it('P5 skipped who was away for all of an occurrence, and gave the others to them as usual', () => {
    const skipped = year.skipped.map(({ cycle, reviewee, dates }) => `${cycle} ${reviewee} ${dates[0]}`);
    expect(skipped).toEqual([
      'Fortnightly sol@foxglove.example 2028-05-15',
      'Monthly sol@foxglove.example 2028-05-21',
      'Fortnightly sol@foxglove.example 2028-05-29',
      'Weekly bram@foxglove.example 2028-09-05',
      'Weekly bram@foxglove.example 2028-09-12',
    ]);
    expect(issueDaysOf('Weekly', 'bram')).toContain('2028-09-19');
    expect(issueDaysOf('Fortnightly', 'sol')).toContain('2028-06-12');
  });

  it('C12 caught up after the outage with what was open then, and noted what was not', async () => {
    const { _id } = await CycleModel.findOne({ name: 'Weekly' }).orFail().lean<Cycle>();
    const recorded = await listRecorded(_id);
    const missed = recorded.filter(({ counts }) => counts.missed !== undefined);
    expect(missed.map(({ finaliseBy }) => finaliseBy)).toEqual(['2028-08-18', '2028-08-11']);
    const caughtUp = year.issued.filter(({ at }) => at === outage.until);
    expect([...new Set(caughtUp.map(({ cycle, dates }) => `${cycle} ${dates[0]}`))].sort()).toEqual([
      'Fortnightly 2028-08-21',
      'Monthly 2028-08-21',
    ]);
  });

  it('C7 kept off the holidays of each team where the cycle says so, and nowhere else', () => {
    expect(issueDaysOf('Fortnightly', 'luz')).toEqual(
      expect.arrayContaining(['2028-05-01', '2028-05-29', '2028-09-18', '2028-12-25']),
    );
    expect(issueDaysOf('Fortnightly', 'oriol')).toEqual(
      expect.arrayContaining(['2028-05-02', '2028-05-30', '2028-09-18', '2028-12-27']),
    );
    expect(issueDaysOf('Fortnightly', 'pema')).toEqual(
      expect.arrayContaining(['2028-05-02', '2028-05-29', '2028-09-20', '2028-12-26']),
    );
    expect(issueDaysOf('Quarterly', 'uma')).toEqual(['2028-03-17', '2028-06-15', '2028-09-15']);
    expect(issueDaysOf('Quarterly', 'cleo')).toEqual(['2028-03-17', '2028-06-16', '2028-09-18']);
    expect(issueDaysOf('Weekly', 'emre')).toContain('2028-12-26');
  });

  it('P8 left the one without a manager out of everything but what a named coach gives', () => {
    const cycles = new Set(
      year.issued.filter(({ reviewee }) => reviewee === 'dov@foxglove.example').map(({ cycle }) => cycle),
    );
    expect([...cycles]).toEqual(['Quarterly']);
    expect(issueDaysOf('Quarterly', 'dov')).toEqual(['2028-03-17', '2028-06-16', '2028-09-18']);
  });
});
