import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Cycle, CycleModel } from '../../../../src/core/cycles/cycle.ts';
import { occasionsOf } from '../../../../src/core/cycles/dates/triggers.ts';
import { issueDue } from '../../../../src/core/cycles/issue/issue-due.ts';
import { previewStoredCycle } from '../../../../src/core/cycles/plan/preview.ts';
import { type OneToOne, OneToOneModel } from '../../../../src/core/one-to-ones/one-to-one.ts';
import type { Person } from '../../../../src/core/people/person.ts';
import { TeamModel } from '../../../../src/core/people/team.ts';
import { QuestionSetModel, questionSetInputSchema } from '../../../../src/core/question-sets/question-set.ts';
import { applySetup } from '../../../../src/core/setup/apply-setup.ts';
import { exportSetup } from '../../../../src/core/setup/export-setup.ts';
import {
  type Template,
  TemplateModel,
  templateInputSchema,
} from '../../../../src/core/templates/template.ts';
import { isoDate } from '../../../../src/core/time/iso-date.ts';
import { startWeekly } from '../../../support/cycles.ts';
import { refusalOf } from '../../../support/refusal.ts';
import { bodyOf, errorsOf, itemsOf } from '../../../support/shown.ts';
import { fieldIn } from '../../../support/shown-words.ts';
import { act, addPerson } from '../../../support/small-company.ts';
import { makeTestCore } from '../../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../../support/test-database.ts';

useTestDatabase();

const core = makeTestCore('2026-12-16T12:00:00Z');
let hr: Person;
let primaryTeamId: string;

beforeEach(async () => {
  await clearDatabase();
  core.turnTo('2026-12-16T12:00:00Z');
  hr = await addPerson('Hanna', { role: 'hr' });
  primaryTeamId = (await TeamModel.create({ name: 'All', primaryManagerId: hr._id }))._id;
});

const addMember = (name: string, startOn: string) =>
  addPerson(name, { primaryTeamId, startOn: isoDate(startOn) });

/** Reviewee 2, reviewer 5, finalise 7 days after each person's own day. */
const startAfter = (afterStartDays: number | number[], template: Partial<Template> = {}) =>
  startWeekly(core, { every: 'never', trigger: { afterStartDays } }, template);

const sweepAtNoonOf = async (...days: string[]) => {
  for (const day of days) {
    core.turnTo(`${day}T12:00:00Z`);
    await issueDue(core);
  }
};

const issued = () => OneToOneModel.find().sort({ issueOn: 1, occurrence: 1 }).lean<OneToOne[]>();

describe('a cycle that comes on several days after a start date', () => {
  it('C14 is occurrences 0, 1, 2 of one thread, for the days that are ahead', async () => {
    const person = { startOn: isoDate('2026-11-10'), absences: [] };
    expect(occasionsOf({ afterStartDays: [30, 60, 90] }, person, isoDate('2026-12-16'))).toEqual([
      { occurrence: 1, day: '2027-01-09' },
      { occurrence: 2, day: '2027-02-08' },
    ]);
    await addMember('Ann', '2026-11-10');
    await addMember('Bob', '2026-12-10');
    await addMember('Long Here', '2026-09-01');
    await startAfter([30, 60, 90]);
    const [next] = (await previewStoredCycle(core, 'Weekly')).occurrences;
    expect(next?.leftOut).toEqual([
      { person: 'hanna@example.com', reason: 'no manager' },
      { person: 'long.here@example.com', reason: 'start date has passed' },
    ]);
    await sweepAtNoonOf('2027-01-09', '2027-02-08', '2027-03-10');
    const all = await issued();
    expect(all.map(({ issueOn, occurrence }) => `${issueOn} ${occurrence}`)).toEqual([
      '2027-01-09 0',
      '2027-01-09 1',
      '2027-02-08 1',
      '2027-02-08 2',
      '2027-03-10 2',
    ]);
    expect(new Set(all.map(({ threadId }) => threadId)).size).toBe(2);
  });

  it.each([
    { afterStartDays: [30, 60], isCarried: true },
    { afterStartDays: [30], isCarried: false },
    { afterStartDays: 30, isCarried: false },
  ])('C13 C14 $afterStartDays carries forward what the template says: $isCarried', async (of) => {
    const ann = await addMember('Ann', '2026-12-01');
    await startAfter(of.afterStartDays);
    await sweepAtNoonOf('2026-12-31');
    const [first] = await issued();
    expect(first?.isRecurring).toBe(of.isCarried);
    await act(core, ann, { type: 'add-agenda-point', oneToOneId: first?._id ?? '' }, { text: 'Left over' });
    await sweepAtNoonOf('2027-01-30');
    const [, second] = await issued();
    const page = second && (await act(core, ann, { type: 'open-one-to-one', oneToOneId: second._id }));
    expect(page && itemsOf(page)).toEqual(of.isCarried ? ['Left over'] : undefined);
  });

  it('Q2 C14 asks in each what is its turn', async () => {
    const questions = ['a', 'b', 'c'].map((key) => ({ key, type: 'shortText', prompt: key }));
    const set = questionSetInputSchema.parse({ name: 'In turn', ask: { rotate: 1 }, questions });
    const { _id } = await QuestionSetModel.create({ ...set, isShared: true });
    await addMember('Ann', '2026-12-01');
    await startAfter([30, 60, 90], { questionSetIds: [_id] });
    await sweepAtNoonOf('2026-12-31', '2027-01-30', '2027-03-01');
    expect((await issued()).map((one) => one.questions.map(({ key }) => key))).toEqual([['a'], ['b'], ['c']]);
  });
});

describe('setting up such a cycle', () => {
  const filledIn = async (count: string) => {
    const { _id: templateId } = await TemplateModel.create(templateInputSchema.parse({ name: 'Probation' }));
    return {
      name: 'Probation',
      templateId,
      firstIssueOn: '2026-12-16',
      revieweeBy: '2026-12-18',
      reviewerBy: '2026-12-21',
      finaliseBy: '2026-12-23',
      unit: 'afterStartDays',
      count,
      timeZone: 'Europe/London',
      issueImmediately: 'no',
      nonWorkingDays: 'keep',
      skipWhenAway: 'yes',
    };
  };
  const file = (days: string) => `templates: [{ name: Probation }]
cycles:
  - name: Probation
    template: Probation
    recipients: { company: true }
    dates: { firstIssueOn: 2026-12-16, revieweeBy: 2026-12-18, reviewerBy: 2026-12-21, finaliseBy: 2026-12-23 }
    trigger: { afterStartDays: ${days} }
`;

  it('C14 takes several days in chat, in any order, and shows them', async () => {
    await act(core, hr, { type: 'save-cycle' }, await filledIn('90; 30, 60'));
    const { _id: cycleId, trigger } = await CycleModel.findOne().orFail().lean<Cycle>();
    expect(trigger).toEqual({ afterStartDays: [30, 60, 90] });
    const { input } = fieldIn(await act(core, hr, { type: 'open-cycle-form', cycleId }), 'count');
    expect(input).toMatchObject({ type: 'text', value: '30, 60, 90' });
    const page = JSON.stringify(bodyOf(await act(core, hr, { type: 'open-cycle', cycleId })));
    expect(page).toContain("30, 60 and 90 days after somebody's start date");
  });

  it('C5 C14 refuses days of which one comes before the one before is over', async () => {
    const reply = await act(core, hr, { type: 'save-cycle' }, await filledIn('30, 36'));
    expect(Object.keys(errorsOf(reply))).toEqual(['finaliseBy']);
    await expect(applySetup(core, file('[30, 36]'))).rejects.toMatchObject({
      userMessage: expect.stringContaining('is 7 days, but it comes again after 6'),
    });
    await applySetup(core, file('[30, 37]'));
  });

  it('C14 T3 takes several days from a file, and writes them to one', async () => {
    const { changes } = await applySetup(core, file('[30, 60, 90]'));
    expect(changes.map(({ outcome }) => outcome)).toEqual(['created', 'created']);
    const { text } = await exportSetup(core);
    const again = await applySetup(core, text);
    expect(again.changes.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged']);
    const fewer = await applySetup(core, file('30'));
    expect(fewer.changes[1]).toMatchObject({ outcome: 'changed', fields: ['trigger'] });
  });

  const fewestFirst =
    'trigger.afterStartDays must have 1 to 12 days, the fewest first and each once, like [30, 60, 90]';
  it.each([
    ['[60, 30]', fewestFirst],
    ['[30, 30]', fewestFirst],
    ['[]', fewestFirst],
    [`[${[...Array(13).keys()]}]`, fewestFirst],
    ['[30, 1001]', 'trigger.afterStartDays[1] "1001" must be at most 1000'],
    ['[-1, 30]', 'trigger.afterStartDays[0] "-1" must be at least 0'],
    [
      'soon',
      'trigger must be { afterStartDays: 30 }, { afterStartDays: [30, 60, 90] } or { afterReturn: true }',
    ],
  ])('C14 refuses a file that says afterStartDays: %s', async (days, why) => {
    const refused = await refusalOf(applySetup(core, file(days)));
    expect(refused[1]).toBe(`line 7: cycles[0] "Probation": ${why}`);
  });
});
