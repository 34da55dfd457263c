import { beforeEach, describe, expect, it } from '@jest/globals';
import { pauseCycle, resumeCycle } from '../../../../src/core/cycles/change/pause-cycle.ts';
import { type Cycle, CycleModel } from '../../../../src/core/cycles/cycle.ts';
import { occasionsOf } from '../../../../src/core/cycles/dates/triggers.ts';
import { issueDue } from '../../../../src/core/cycles/issue/issue-due.ts';
import { previewStoredCycle } from '../../../../src/core/cycles/plan/preview.ts';
import { type OneToOne, OneToOneModel } from '../../../../src/core/one-to-ones/one-to-one.ts';
import { type Absence, type Person, PersonModel } from '../../../../src/core/people/person.ts';
import { TeamModel } from '../../../../src/core/people/team.ts';
import { applySetup } from '../../../../src/core/setup/apply-setup.ts';
import { TemplateModel, templateInputSchema } from '../../../../src/core/templates/template.ts';
import { isoDate } from '../../../../src/core/time/iso-date.ts';
import { readCycle, startWeekly } from '../../../support/cycles.ts';
import { refusalOf } from '../../../support/refusal.ts';
import { bodyOf, errorsOf, itemsOf } from '../../../support/shown.ts';
import { act, addPerson } from '../../../support/small-company.ts';
import { makeTestCore } from '../../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../../support/test-database.ts';

useTestDatabase();

const core = makeTestCore('2026-12-16T12:00:00Z');
const away = (from: string, until: string): Absence => ({ from: isoDate(from), until: isoDate(until) });

let hr: Person;
let primaryTeamId: string;

beforeEach(async () => {
  await clearDatabase();
  core.turnTo('2026-12-16T12:00:00Z');
  hr = await addPerson('Hanna', { role: 'hr' });
  primaryTeamId = (await TeamModel.create({ name: 'All', primaryManagerId: hr._id }))._id;
});

const addMember = (name: string, more: Partial<Person> = {}) => addPerson(name, { primaryTeamId, ...more });

/** From Wed 16 December; reviewee 2, reviewer 5, finalise 7 days after each person's own day. */
const startProbation = (more: Partial<Cycle> = {}) =>
  startWeekly(core, { every: 'never', trigger: { afterStartDays: 30 }, ...more });
const startReturn = (more: Partial<Cycle> = {}) =>
  startWeekly(core, { every: 'never', trigger: { afterReturn: true }, ...more });

const sweepAt = async (moment: string) => {
  core.turnTo(moment);
  return (await issueDue(core)).issued;
};

const issued = async () => {
  const people = new Map((await PersonModel.find().lean<Person[]>()).map(({ _id, name }) => [_id, name]));
  const all = await OneToOneModel.find().sort({ issueOn: 1 }).lean<OneToOne[]>();
  return all.map((one) => [
    people.get(one.revieweeId),
    one.issueOn,
    one.revieweeBy,
    one.reviewerBy,
    one.finaliseBy,
  ]);
};

const leftOut = async () => {
  const [next] = (await previewStoredCycle(core, 'Weekly')).occurrences;
  return next?.leftOut.map(({ person, reason }) => `${person.split('@')[0]}: ${reason}`);
};

describe('a cycle that comes some days after a start date', () => {
  it('C14 issues to each person on their own day, with the distances of the cycle', async () => {
    await addMember('Ann', { startOn: isoDate('2026-12-01') });
    await addMember('Bob', { startOn: isoDate('2026-12-03'), timeZone: 'Asia/Tokyo' });
    await startProbation();
    expect(await sweepAt('2026-12-16T12:00:00Z')).toBe(0);
    expect(await sweepAt('2026-12-31T08:59:00Z')).toBe(0);
    expect(await sweepAt('2026-12-31T09:00:00Z')).toBe(1);
    expect(await sweepAt('2027-01-01T23:59:00Z')).toBe(0);
    expect(await sweepAt('2027-01-02T00:00:00Z')).toBe(1);
    expect(await sweepAt('2027-01-03T09:00:00Z')).toBe(0);
    expect(await issued()).toEqual([
      ['Ann', '2026-12-31', '2027-01-02', '2027-01-05', '2027-01-07'],
      ['Bob', '2027-01-02', '2027-01-04', '2027-01-07', '2027-01-09'],
    ]);
  });

  it('C14 P8 leaves out whoever has no start date or whose day is before it began, and says so', async () => {
    await addMember('Ann', { startOn: isoDate('2026-12-01') });
    await addMember('Long Here', { startOn: isoDate('2026-11-15') });
    await addMember('Undated');
    await startProbation();
    expect(await leftOut()).toEqual([
      'hanna: no manager',
      'long.here: start date has passed',
      'undated: no start date',
    ]);
  });

  it('C14 takes whoever joins while it runs', async () => {
    await startProbation({ trigger: { afterStartDays: 0 } });
    await sweepAt('2027-01-04T08:00:00Z');
    await addMember('Joiner', { startOn: isoDate('2027-01-04') });
    expect(await sweepAt('2027-01-04T09:00:00Z')).toBe(1);
    expect(await readCycle((await CycleModel.findOne().orFail().lean())._id)).toMatchObject({
      status: 'active',
    });
  });

  it('C14 C12 issues after an outage what is still open, and never twice', async () => {
    await addMember('Open', { startOn: isoDate('2026-12-01') });
    await addMember('Over', { startOn: isoDate('2026-11-20') });
    await startProbation();
    expect(await sweepAt('2027-01-07T12:00:00Z')).toBe(1);
    expect((await issued()).map(([name]) => name)).toEqual(['Open']);
    expect(await sweepAt('2027-01-07T23:00:00Z')).toBe(0);
  });

  it('C14 C7 moves each day off the non-working days', async () => {
    await addMember('Ann', { startOn: isoDate('2026-12-03') });
    await startProbation({ nonWorkingDays: 'next' });
    expect(await sweepAt('2027-01-02T12:00:00Z')).toBe(0);
    expect(await sweepAt('2027-01-04T09:00:00Z')).toBe(1);
    expect(await issued()).toEqual([['Ann', '2027-01-04', '2027-01-04', '2027-01-07', '2027-01-11']]);
  });

  it('C14 C9 catches up on nothing after a pause', async () => {
    await addMember('Ann', { startOn: isoDate('2026-12-01') });
    await addMember('Bob', { startOn: isoDate('2026-12-05') });
    const { _id } = await startProbation();
    await pauseCycle(core, _id);
    core.turnTo('2027-01-02T12:00:00Z');
    await resumeCycle(core, _id);
    expect((await issueDue(core)).issued).toBe(0);
    expect(await sweepAt('2027-01-04T12:00:00Z')).toBe(1);
    expect((await issued()).map(([name]) => name)).toEqual(['Bob']);
  });

  it('C14 A1 lets people add points to theirs before it is issued', async () => {
    const ann = await addMember('Ann', { startOn: isoDate('2026-12-01') });
    await startProbation();
    await act(core, ann, { type: 'say-agenda-point', words: '@Hanna first weeks' });
    await sweepAt('2026-12-31T09:00:00Z');
    const { _id: oneToOneId } = await OneToOneModel.findOne().orFail().lean();
    expect(itemsOf(await act(core, ann, { type: 'open-one-to-one', oneToOneId }))).toEqual(['first weeks']);
  });
});

describe('a cycle that comes when somebody returns', () => {
  it('C14 issues on the day after each absence, once for each', async () => {
    await addMember('Ann', { absences: [away('2026-12-20', '2027-01-03')] });
    await addMember('Here');
    await startReturn();
    expect(await leftOut()).toEqual(['hanna: no manager', 'here: no return ahead']);
    expect(await sweepAt('2027-01-03T12:00:00Z')).toBe(0);
    expect(await sweepAt('2027-01-04T09:00:00Z')).toBe(1);
    await PersonModel.updateOne({ name: 'Ann' }, { $push: { absences: away('2027-03-01', '2027-03-31') } });
    expect(await sweepAt('2027-02-01T09:00:00Z')).toBe(0);
    expect(await sweepAt('2027-04-01T09:00:00Z')).toBe(1);
    expect(await sweepAt('2027-04-02T09:00:00Z')).toBe(0);
    expect((await issued()).map(([name, issueOn]) => `${name} ${issueOn}`)).toEqual([
      'Ann 2027-01-04',
      'Ann 2027-04-01',
    ]);
  });

  it('C14 waits for the last of absences that follow on each other', () => {
    const person = { absences: [away('2026-12-20', '2026-12-31'), away('2027-01-01', '2027-01-10')] };
    const occasions = occasionsOf({ afterReturn: true }, person, isoDate('2026-12-16'));
    expect(occasions).toMatchObject([{ day: '2027-01-11' }]);
  });

  it('C14 C13 carries nothing from one return to the next', async () => {
    const ann = await addMember('Ann', { absences: [away('2026-12-20', '2027-01-03')] });
    await startReturn();
    await sweepAt('2027-01-04T09:00:00Z');
    const { _id: oneToOneId } = await OneToOneModel.findOne().orFail().lean();
    await act(core, ann, { type: 'add-agenda-point', oneToOneId }, { text: 'Left over' });
    await PersonModel.updateOne({ name: 'Ann' }, { $push: { absences: away('2027-03-01', '2027-03-31') } });
    await sweepAt('2027-04-01T09:00:00Z');
    const second = await OneToOneModel.findOne({ _id: { $ne: oneToOneId } })
      .orFail()
      .lean();
    const page = await act(core, ann, { type: 'open-one-to-one', oneToOneId: second._id });
    expect(itemsOf(page)).toEqual([]);
  });
});

describe('setting up such a cycle', () => {
  const filledIn = async (more: Record<string, string>) => {
    const input = templateInputSchema.parse({ name: 'Probation' });
    const { _id: templateId } = await TemplateModel.create(input);
    return {
      name: 'Probation',
      templateId,
      firstIssueOn: '2026-12-16',
      revieweeBy: '2026-12-18',
      reviewerBy: '2026-12-21',
      finaliseBy: '2026-12-23',
      timeZone: 'Europe/London',
      issueImmediately: 'no',
      nonWorkingDays: 'keep',
      skipWhenAway: 'yes',
      ...more,
    };
  };

  it('C14 works in chat, with a preview of whose day is when', async () => {
    await addMember('Ann', { startOn: isoDate('2026-11-25') });
    const values = await filledIn({ unit: 'afterStartDays', count: '90' });
    await act(core, hr, { type: 'save-cycle' }, values);
    const { _id: cycleId, trigger } = await CycleModel.findOne().orFail().lean<Cycle>();
    expect(trigger).toEqual({ afterStartDays: 90 });
    const recipients = { company: 'yes', includeSubTeams: 'no', primaryOnly: 'yes' };
    await act(core, hr, { type: 'add-recipients', cycleId }, recipients);
    const shown = JSON.stringify(bodyOf(await act(core, hr, { type: 'preview-cycle', cycleId })));
    expect(shown).toContain("90 days after somebody's start date");
    expect(shown).toContain('from Hanna · Tue 23 Feb, 09:00 GMT');
    const page = JSON.stringify(bodyOf(await act(core, hr, { type: 'open-cycle', cycleId })));
    expect(page).toContain('Tue 23 Feb 2027, once it is started');
    expect(page).toContain('reviewee 2 days later, reviewer 5 days later, finalise 7 days later');

    await act(core, hr, { type: 'save-cycle', cycleId }, { ...values, unit: 'afterReturn' });
    expect((await readCycle(cycleId)).trigger).toEqual({ afterReturn: true });
    await act(core, hr, { type: 'save-cycle', cycleId }, { ...values, unit: 'weeks', count: '2' });
    expect(await readCycle(cycleId)).toMatchObject({ every: { weeks: 2 } });
    expect((await readCycle(cycleId)).trigger).toBeUndefined();
  });

  it.each(['', '1001', '2.5', 'many', '30, many', '1,2,3,4,5,6,7,8,9,10,11,12,13'])(
    'C14 refuses %j days',
    async (count) => {
      const values = await filledIn({ unit: 'afterStartDays', ...(count && { count }) });
      const reply = await act(core, hr, { type: 'save-cycle' }, values);
      expect(errorsOf(reply)).toEqual({
        count: expect.stringContaining('a whole number of days from 0 to 1000'),
      });
    },
  );

  const file = (more: string) => `templates: [{ name: Probation }]
cycles:
  - name: Probation
    template: Probation
    recipients: { company: true }
    dates: { firstIssueOn: 2026-12-16, revieweeBy: 2026-12-18, reviewerBy: 2026-12-21, finaliseBy: 2026-12-23 }
    ${more}
`;

  it('C14 works from a file, which names the 1-to-1s to come', async () => {
    await addMember('Ann', { startOn: isoDate('2026-12-01') });
    const { previews } = await applySetup(core, file('trigger: { afterStartDays: 60 }'));
    expect(previews[0]?.occurrences[0]?.issues).toEqual([
      {
        reviewee: 'ann@example.com',
        reviewer: 'hanna@example.com',
        issueAt: '2027-01-30T09:00:00.000Z',
        issueOn: '2027-01-30',
        revieweeBy: '2027-02-01',
        reviewerBy: '2027-02-04',
        finaliseBy: '2027-02-06',
      },
    ]);
    const again = await applySetup(core, file('trigger: { afterStartDays: 60 }'));
    expect(again.changes.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged']);
    const changed = await applySetup(core, file('every: { weeks: 1 }'));
    expect(changed.changes[1]).toMatchObject({ outcome: 'changed', fields: ['every', 'trigger'] });
  });

  it('C14 refuses a file that says both when and after what', async () => {
    const both = file('every: { weeks: 1 }\n    trigger: { afterReturn: true }');
    expect(await refusalOf(applySetup(core, both))).toEqual([
      'Nothing was changed.',
      'line 8: cycles[0] "Probation": trigger cannot stand beside every: a cycle has one of the two',
    ]);
  });
});
