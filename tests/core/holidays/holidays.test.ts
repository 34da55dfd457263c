import { beforeEach, describe, expect, it } from '@jest/globals';
import { CycleModel } from '../../../src/core/cycles/cycle.ts';
import { issueDue } from '../../../src/core/cycles/issue/issue-due.ts';
import { previewStoredCycle } from '../../../src/core/cycles/plan/preview.ts';
import { HolidayCalendarModel } from '../../../src/core/holidays/holiday-calendar.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { TeamModel } from '../../../src/core/people/team.ts';
import { SettingsModel } from '../../../src/core/settings/settings.ts';
import { applySetup } from '../../../src/core/setup/apply-setup.ts';
import { startWeekly } from '../../support/cycles.ts';
import { refusalOf } from '../../support/refusal.ts';
import { bodyOf } from '../../support/shown.ts';
import { act, addPerson } from '../../support/small-company.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

const core = makeTestCore('2026-12-01T12:00:00Z');

/** Wed 16 to Fri 18 December in Warsaw; Wed 23 in Oslo. */
const holidays = `holidays:
  - name: Poland
    days: [2026-12-18, 2026-12-16, 2026-12-17, 2026-12-16]
    teams: [Warsaw]
  - name: Norway
    days: [2026-12-23]
    teams: [Oslo]
`;

beforeEach(async () => {
  await clearDatabase();
  core.turnTo('2026-12-01T12:00:00Z');
  const chief = await addPerson('Chief');
  const { _id: parentId } = await TeamModel.create({ name: 'All', primaryManagerId: chief._id });
  const warsaw = await TeamModel.create({ name: 'Warsaw', parentId });
  const oslo = await TeamModel.create({ name: 'Oslo', parentId });
  const below = await TeamModel.create({ name: 'Warsaw tools', parentId: warsaw._id });
  await addPerson('Ann', { primaryTeamId: parentId });
  await addPerson('Piotr', { primaryTeamId: below._id });
  await addPerson('Ola', { primaryTeamId: oslo._id });
});

const sweepAt = async (moment: string) => {
  core.turnTo(moment);
  return (await issueDue(core)).issued;
};

/** What each has of occurrence 0: issue, reviewee, reviewer and finalise day of the month. */
const issuedDays = async () => {
  const people = new Map((await PersonModel.find().lean<Person[]>()).map(({ _id, name }) => [_id, name]));
  const all = await OneToOneModel.find({ occurrence: 0 }).lean<OneToOne[]>();
  return Object.fromEntries(
    all.map(({ revieweeId, issueOn, revieweeBy, reviewerBy, finaliseBy }) => [
      people.get(revieweeId),
      [issueOn, revieweeBy, reviewerBy, finaliseBy].map((day) => day.slice(8)).join(' '),
    ]),
  );
};

const previewedDays = async () => {
  const [next] = (await previewStoredCycle(core, 'Weekly')).occurrences;
  return Object.fromEntries(
    (next?.issues ?? []).map((issue) => {
      const { issueOn, revieweeBy, reviewerBy, finaliseBy } = { ...next, ...issue };
      const days = [issueOn, revieweeBy, reviewerBy, finaliseBy].map((day) => day?.slice(8)).join(' ');
      return [issue.reviewee.split('@')[0], [issue.issueAt.slice(0, 16), days]];
    }),
  );
};

describe('holidays', () => {
  it('C7 move each person to the next working day by the calendar of their team', async () => {
    await applySetup(core, holidays);
    await startWeekly(core, { nonWorkingDays: 'next' });
    expect(await previewedDays()).toEqual({
      ann: ['2026-12-16T09:00', '16 18 21 23'],
      ola: ['2026-12-16T09:00', '16 18 21 24'],
      piotr: ['2026-12-21T09:00', '21 21 21 23'],
    });
    expect(await sweepAt('2026-12-16T12:00:00Z')).toBe(2);
    expect(await sweepAt('2026-12-18T12:00:00Z')).toBe(0);
    expect(await sweepAt('2026-12-21T09:00:00Z')).toBe(1);
    expect(await issuedDays()).toEqual({ Ann: '16 18 21 23', Ola: '16 18 21 24', Piotr: '21 21 21 23' });
  });

  it('C7 move each person to the working day before, which may be before everybody else', async () => {
    await applySetup(core, holidays);
    await startWeekly(core, { nonWorkingDays: 'previous' });
    expect(await previewedDays()).toMatchObject({ piotr: ['2026-12-15T09:00', '15 15 21 23'] });
    expect(await sweepAt('2026-12-15T08:59:00Z')).toBe(0);
    expect(await sweepAt('2026-12-15T09:00:00Z')).toBe(1);
    expect(await sweepAt('2026-12-16T09:00:00Z')).toBe(2);
    expect(await issuedDays()).toEqual({ Ann: '16 18 21 23', Ola: '16 18 21 22', Piotr: '15 15 21 23' });
  });

  it('C7 move nothing unless the cycle asks for it', async () => {
    await applySetup(core, holidays);
    await startWeekly(core);
    expect(await sweepAt('2026-12-16T09:00:00Z')).toBe(3);
    expect(new Set(Object.values(await issuedDays()))).toEqual(new Set(['16 18 21 23']));
  });

  it('C7 keep an occurrence open for those who have a day more, and for nobody else', async () => {
    await applySetup(core, holidays);
    await startWeekly(core, { nonWorkingDays: 'next', every: { weeks: 2 } });
    core.turnTo('2026-12-24T12:00:00Z');
    expect(Object.keys(await previewedDays())).toEqual(['ola']);
    expect((await issueDue(core)).issued).toBe(1);
    expect(await issuedDays()).toEqual({ Ola: '16 18 21 24' });
  });

  it('C7 go by the working week of the company', async () => {
    await SettingsModel.create({ _id: 'organisation', workingDays: [0, 1, 2, 3, 4] });
    await startWeekly(core, { nonWorkingDays: 'next' });
    expect(await previewedDays()).toMatchObject({ ann: ['2026-12-16T09:00', '16 20 21 23'] });
  });

  it('C7 that become known later make a running cycle look again', async () => {
    const { _id } = await startWeekly(core, { nonWorkingDays: 'previous' });
    core.turnTo('2026-12-03T12:00:00Z');
    await applySetup(core, holidays);
    expect((await issueDue(core)).issued).toBe(0);
    expect((await CycleModel.findById(_id).orFail().lean()).nextIssueAt?.toISOString()).toBe(
      '2026-12-15T09:00:00.000Z',
    );
    expect(await sweepAt('2026-12-15T09:00:00Z')).toBe(1);
  });

  it('C7 stand in the preview in chat, beside those whose dates they move', async () => {
    await applySetup(core, holidays);
    const { _id: cycleId } = await startWeekly(core, { nonWorkingDays: 'next' });
    const hr = await addPerson('Hanna', { role: 'hr' });
    const preview = await act(core, hr, { type: 'preview-cycle', cycleId });
    const details = bodyOf(preview).flatMap((element) => (element.kind === 'item' ? [element.detail] : []));
    expect(details).toEqual([
      'from Chief · Wed 16 Dec, 09:00 GMT',
      'from Chief · Wed 16 Dec, 09:00 GMT · finalise by Thu 24 Dec 2026',
      'from Chief · Mon 21 Dec, 09:00 GMT · reviewee by Mon 21 Dec 2026',
    ]);
  });
});

describe('holidays in a setup file', () => {
  it('C7 are created, sorted, and given to teams by name', async () => {
    const { changes } = await applySetup(core, holidays);
    expect(changes.map(({ kind, name, outcome }) => `${kind} ${name} ${outcome}`)).toEqual([
      'holiday calendar Poland created',
      'holiday calendar Norway created',
    ]);
    expect(await HolidayCalendarModel.findOne({ name: 'Poland' }).lean()).toMatchObject({
      days: ['2026-12-16', '2026-12-17', '2026-12-18'],
    });
    expect(await TeamModel.findOne({ name: 'Warsaw' }).lean()).toMatchObject({ holidayCalendar: 'Poland' });
    const again = await applySetup(core, holidays);
    expect(again.changes.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged']);
  });

  it('change by name, and leave the teams alone when they name none', async () => {
    await applySetup(core, holidays);
    const { changes } = await applySetup(core, 'holidays: [{ name: Poland, days: [2026-12-25] }]');
    expect(changes).toEqual([
      { kind: 'holiday calendar', name: 'Poland', outcome: 'changed', fields: ['days'] },
    ]);
    expect(await TeamModel.countDocuments({ holidayCalendar: 'Poland' })).toBe(1);
  });

  it('are taken from teams that are no longer named', async () => {
    await applySetup(core, holidays);
    const { changes } = await applySetup(
      core,
      'holidays: [{ name: Poland, days: [2026-12-16, 2026-12-17, 2026-12-18], teams: [Oslo] }]',
    );
    expect(changes).toEqual([
      { kind: 'holiday calendar', name: 'Poland', outcome: 'changed', fields: ['teams'] },
    ]);
    const teams = await TeamModel.find({ holidayCalendar: { $exists: true } }).lean();
    expect(teams.map(({ name, holidayCalendar }) => `${name}: ${holidayCalendar}`)).toEqual(['Oslo: Poland']);
  });

  it('change nothing when anything is wrong, and say what', async () => {
    const wrong = `holidays:
  - { name: Poland, days: [2026-02-30], teams: [Warsaw] }
`;
    expect((await refusalOf(applySetup(core, wrong))).join('\n')).toContain('is not a day of the calendar');
    const unclear = `holidays:
  - { name: Poland, days: [2026-12-16], teams: [Warsaw, Krakow] }
  - { name: Norway, days: [2026-12-16], teams: [Warsaw] }
  - { name: Poland, days: [] }
`;
    expect(await refusalOf(applySetup(core, unclear))).toEqual([
      'Nothing was changed.',
      'line 2: holidays[0] "Poland": teams[1] names the team "Krakow", which does not exist',
      'line 3: holidays[1] "Norway": teams[0] names the team "Warsaw", which "Poland" names too',
      'line 4: holidays[2] "Poland": name "Poland" is used twice',
    ]);
    expect(await HolidayCalendarModel.countDocuments()).toBe(0);
    expect(await TeamModel.countDocuments({ holidayCalendar: { $exists: true } })).toBe(0);
  });
});
