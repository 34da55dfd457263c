import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Cycle, CycleModel } from '../../../src/core/cycles/cycle.ts';
import { issueDue } from '../../../src/core/cycles/issue/issue-due.ts';
import { OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { TeamModel } from '../../../src/core/people/team.ts';
import { QuestionSetModel } from '../../../src/core/question-sets/question-set.ts';
import { applySetup, previewSetup } from '../../../src/core/setup/apply-setup.ts';
import { TemplateModel } from '../../../src/core/templates/template.ts';
import { refusalOf } from '../../support/refusal.ts';
import { setupExample } from '../../support/setup-example.ts';
import { addPerson } from '../../support/small-company.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

const core = makeTestCore('2026-12-01T12:00:00Z');
const apply = (text: string) => applySetup(core, text);
const refusal = (text: string) => refusalOf(applySetup(core, text));
const edited = (from: string, to: string) => {
  if (!setupExample.includes(from)) throw new Error(`the example does not say ${from}`);
  return setupExample.replace(from, to);
};

beforeEach(async () => {
  await clearDatabase();
  core.turnTo('2026-12-01T12:00:00Z');
  const lead = await addPerson('Tom Lead');
  const engineering = await TeamModel.create({ name: 'Engineering', primaryManagerId: lead._id });
  const platform = await TeamModel.create({ name: 'Platform', parentId: engineering._id });
  await TeamModel.create({ name: 'Design', primaryManagerId: lead._id });
  await addPerson('Mei Tan', { primaryTeamId: platform._id, timeZone: 'Asia/Singapore' });
  await addPerson('Ada Obi', { primaryTeamId: engineering._id, isActive: false });
});

async function stored() {
  const models = [QuestionSetModel, TemplateModel, CycleModel];
  return Promise.all(models.map((model) => model.countDocuments()));
}

describe('applying a setup file', () => {
  it('T3 creates what it says, starts the cycle and tells what comes next', async () => {
    const { changes, previews } = await apply(setupExample);
    expect(changes).toEqual([
      { kind: 'question set', name: 'Weekly check-in', outcome: 'created', fields: [] },
      { kind: 'template', name: 'Weekly 1-to-1', outcome: 'created', fields: [] },
      { kind: 'cycle', name: 'Engineering weekly', outcome: 'created', fields: [] },
    ]);
    expect(previews).toEqual([
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
            leftOut: [{ person: 'ada.obi@example.com', reason: 'inactive' }],
          },
        ],
      },
    ]);
    expect(await CycleModel.findOne().lean()).toMatchObject({
      status: 'active',
      nextIssueAt: core.clock.now(),
    });
    core.turnTo('2026-12-16T01:00:00Z');
    expect((await issueDue(core)).issued).toBe(1);
    const [one] = await OneToOneModel.find().lean();
    expect(one?.questions.map(({ key }) => key)).toEqual(['mood', 'plate', 'moved', 'pick']);
  });

  it('changes nothing when it is applied again, also after the first issue', async () => {
    await apply(setupExample);
    const unchanged = { changes: expect.arrayContaining([]), previews: [] };
    expect(await apply(setupExample)).toEqual(unchanged);
    core.turnTo('2026-12-16T01:00:00Z');
    await issueDue(core);
    const { changes } = await apply(setupExample);
    expect(changes.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged', 'unchanged']);
  });

  it('C8 changes everything before the first issue, and says what', async () => {
    await apply(setupExample);
    const { changes } = await apply(
      edited('every: { weeks: 1 } ', '')
        .replace('finaliseBy: 2026-12-23', 'finaliseBy: 2026-12-28')
        .replace('How was the week?', 'And the week?')
        .replace('panels: [objectives, tasks]', 'panels: [objectives]'),
    );
    expect(changes.map(({ outcome, fields }) => [outcome, ...fields])).toEqual([
      ['changed', 'questions'],
      ['changed', 'panels'],
      ['changed', 'dates', 'every'],
    ]);
    expect(await CycleModel.findOne().lean()).not.toHaveProperty('every');
    expect(await stored()).toEqual([1, 1, 1]);
  });

  it('stores nothing in a dry run, and for a preview', async () => {
    expect((await applySetup(core, setupExample, { isDryRun: true })).changes).toHaveLength(3);
    const [preview] = await previewSetup(core, setupExample, 3);
    expect(preview?.occurrences.map(({ finaliseBy }) => finaliseBy)).toEqual([
      '2026-12-23',
      '2026-12-30',
      '2027-01-06',
    ]);
    expect(await stored()).toEqual([0, 0, 0]);
  });

  it.each([
    [
      'an unknown key',
      edited('    every:', '    evry:'),
      'line 26: cycles[0] "Engineering weekly": unknown key "evry"',
    ],
    [
      'an unknown key further in',
      edited('minLabel', 'minLable'),
      'line 7: questionSets[0] "Weekly check-in": questions[1] has the unknown key "minLable"',
    ],
    ['an unknown section', `cicles: []\n${setupExample}`, 'line 1: unknown key "cicles"'],
    [
      'a question type there is not',
      edited('type: mood', 'type: moood'),
      'line 6: questionSets[0] "Weekly check-in": questions[0].type "moood" must be one of shortText,',
    ],
    [
      'a missing template',
      edited('    template: Weekly 1-to-1\n', ''),
      'line 19: cycles[0] "Engineering weekly": template is missing',
    ],
    [
      'an unknown template',
      edited('template: Weekly 1-to-1', 'template: Weekly'),
      'line 20: cycles[0] "Engineering weekly": template names the template "Weekly", which does not exist',
    ],
    [
      'an unknown question set',
      edited('[Weekly check-in]', '[Monthly]'),
      'line 12: templates[0] "Weekly 1-to-1": questionSets[0] names the question set "Monthly"',
    ],
    [
      'an unknown person',
      edited('mei.tan@', 'may.lin@'),
      'line 23: cycles[0] "Engineering weekly": recipients.people[0] names the person "may.lin@example.com"',
    ],
    [
      'an unknown reviewer',
      edited('reviewer: manager', 'reviewer: who@example.com'),
      'line 17: templates[0] "Weekly 1-to-1": reviewer names the person "who@example.com"',
    ],
    [
      'an unknown team',
      edited('name: Engineering,', 'name: Enginering,'),
      'line 24: cycles[0] "Engineering weekly": recipients.teams[0] names the team "Enginering"',
    ],
    [
      'C2 dates out of order',
      edited('revieweeBy: 2026-12-18', 'revieweeBy: 2026-12-14'),
      'line 25: cycles[0] "Engineering weekly": dates revieweeBy 2026-12-14 (reviewee complete by) comes before firstIssueOn 2026-12-16 (first issue)',
    ],
    [
      'C5 a window that is too long',
      edited('firstIssueOn: 2026-12-16', 'firstIssueOn: 2026-12-15'),
      '8 days, but it comes again after 7',
    ],
    [
      'a day that does not exist',
      edited('firstIssueOn: 2026-12-16', 'firstIssueOn: 2026-02-30'),
      'line 25: cycles[0] "Engineering weekly": dates.firstIssueOn "2026-02-30" is not a day of the calendar',
    ],
    [
      'a zone that does not exist',
      edited('Europe/London', 'Mars/Base'),
      'timeZone "Mars/Base" is not a time zone name like Europe/Warsaw',
    ],
    [
      'an interval that is none',
      edited('{ weeks: 1 }', '{ days: 1 }'),
      'every must be one of weeks, months, quarters or years',
    ],
    [
      'something other than a list',
      edited('panels: [objectives, tasks]', 'panels: objectives'),
      'panels "objectives" must be a list',
    ],
    [
      'a question set that stands twice in a template',
      edited('questionSets: [Weekly check-in]', 'questionSets: [Weekly check-in, Weekly check-in]'),
      'questionSets[1] "Weekly check-in" is in it already: a template has a set once',
    ],
    ['a name used twice', edited('key: plate', 'key: mood'), 'the key "mood" is used twice'],
    [
      'nobody to send it to',
      edited(
        '      people: [mei.tan@example.com]\n      teams: [{ name: Engineering, includeSubTeams: true, primaryOnly: true }]\n',
        '',
      ),
      'recipients must name people, teams or the company',
    ],
    [
      'Q2 a rotating set with a question of every n-th',
      edited('ask: all', 'ask: { rotate: 2 }').replace('type: mood', 'type: mood, everyNth: 2'),
      'line 4: questionSets[0] "Weekly check-in": ask rotates, so no question may have everyNth',
    ],
    [
      'a key given twice',
      edited('    timeZone:', '    name: Again\n    timeZone:'),
      'line 27, column 5: Map keys must be unique',
    ],
    ['no YAML', 'cycles: [', 'line 1, column 10:'],
  ])('is refused whole with %s, and says where', async (_, text, expected) => {
    expect((await refusal(text)).join('\n')).toContain(expected);
    expect(await stored()).toEqual([0, 0, 0]);
  });

  describe('with dates that are left to the template', () => {
    const dates =
      'dates: { firstIssueOn: 2026-12-16, revieweeBy: 2026-12-18, reviewerBy: 2026-12-21, finaliseBy: 2026-12-23 }';
    const deadlines = (finaliseBy: number) =>
      `reviewer: manager\n    deadlines: { revieweeBy: 2, reviewerBy: 5, finaliseBy: ${finaliseBy} }`;
    const left = (given: string, finaliseBy = 7) =>
      edited(dates, `dates: { ${given} }`).replace('reviewer: manager', deadlines(finaliseBy));
    const datesOf = async () => (await CycleModel.findOne().orFail().lean<Cycle>()).dates;
    const all = {
      firstIssueOn: '2026-12-16',
      revieweeBy: '2026-12-18',
      reviewerBy: '2026-12-21',
      finaliseBy: '2026-12-23',
    };

    it('T1 counts its deadlines from the first issue', async () => {
      await apply(left('firstIssueOn: 2026-12-16'));
      expect(await datesOf()).toEqual(all);
    });

    it('T1 takes what is given before what the template says', async () => {
      await apply(left('firstIssueOn: 2026-12-16, finaliseBy: 2026-12-22'));
      expect(await datesOf()).toEqual({ ...all, finaliseBy: '2026-12-22' });
      expect(await refusal(left('firstIssueOn: 2026-12-16, finaliseBy: 2026-12-20'))).toEqual([
        'Nothing was changed.',
        expect.stringMatching(/finaliseBy 2026-12-20 .* comes before reviewerBy 2026-12-21/),
      ]);
    });

    it('T1 follows a template of which nothing was issued, and leaves a cycle that was issued as it is', async () => {
      await apply(left('firstIssueOn: 2026-12-16', 7));
      await apply(left('firstIssueOn: 2026-12-16', 6));
      expect((await datesOf()).finaliseBy).toBe('2026-12-22');
      core.turnTo('2026-12-16T12:00:00Z');
      await issueDue(core);
      const { changes } = await apply(left('firstIssueOn: 2026-12-16', 7));
      expect(changes.filter(({ outcome }) => outcome === 'changed').map(({ kind }) => kind)).toEqual([
        'template',
      ]);
      expect((await datesOf()).finaliseBy).toBe('2026-12-22');
    });

    it('T1 is refused where the template says nothing', async () => {
      const why = 'is missing, and the template "Weekly 1-to-1" has no deadlines to take it from';
      expect(await refusal(edited(dates, 'dates: { firstIssueOn: 2026-12-16 }'))).toEqual([
        'Nothing was changed.',
        ...['revieweeBy', 'reviewerBy', 'finaliseBy'].map(
          (field) => `line 25: cycles[0] "Engineering weekly": dates.${field} ${why}`,
        ),
      ]);
      expect(await stored()).toEqual([0, 0, 0]);
    });

    it('T1 refuses deadlines that are out of order, and an unknown reader', async () => {
      const wrong = edited('reviewer: manager', `visibleTo: everybody\n    ${deadlines(1)}`);
      expect(await refusal(wrong)).toEqual([
        'Nothing was changed.',
        expect.stringContaining('visibleTo "everybody" must be one of setting, hr, pair'),
        expect.stringContaining('deadlines.finaliseBy "1" comes before reviewerBy'),
      ]);
    });
  });

  it('is refused with dates that are over', async () => {
    core.turnTo('2027-06-01T12:00:00Z');
    const oneOff = edited('every: { weeks: 1 }', '');
    expect((await refusal(oneOff)).join('\n')).toContain('dates are over: finaliseBy 2026-12-23 has passed');
    const { previews } = await apply(setupExample);
    expect(previews[0]?.occurrences[0]).toMatchObject({ finaliseBy: '2027-06-02' });
  });

  it('names everything that is wrong, by line', async () => {
    const lines = await refusal(edited('template: Weekly 1-to-1', 'template: X').replace('mei.tan@', 'y@'));
    expect(lines.map((line) => line.slice(0, 8))).toEqual(['Nothing ', 'line 20:', 'line 23:']);
  });
});

describe('a cycle that was issued', () => {
  const withDesign = edited('primaryOnly: true }]', 'primaryOnly: true }, { name: Design }]');

  async function issueThenAddDesign(options: { at: string; file?: (text: string) => string }) {
    const file = options.file ?? ((text: string) => text);
    await apply(file(setupExample));
    core.turnTo('2026-12-16T01:00:00Z');
    await issueDue(core);
    const design = await TeamModel.findOne({ name: 'Design' }).orFail().lean();
    await addPerson('Dee Sign', { primaryTeamId: design._id, timeZone: 'Asia/Singapore' });
    core.turnTo(options.at);
    const result = await apply(file(withDesign));
    return { ...result, counts: await issueDue(core) };
  }

  it('C9 is frozen: other settings are refused, and nothing changes', async () => {
    await apply(setupExample);
    core.turnTo('2026-12-16T01:00:00Z');
    await issueDue(core);
    const before = await CycleModel.find().lean();
    const [, ...reasons] = await refusal(
      edited('finaliseBy: 2026-12-23', 'finaliseBy: 2026-12-22').replace(
        'skipWhenAway: true',
        'skipWhenAway: false',
      ),
    );
    expect(reasons).toHaveLength(2);
    expect(reasons[0]).toContain(
      'dates cannot change: the cycle is frozen since it was first issued on 2026-12-16',
    );
    expect(reasons[1]).toContain('skipWhenAway cannot change');
    expect(await CycleModel.find().lean()).toEqual(before);
  });

  it('C9 takes more recipients, and loses none', async () => {
    const { changes } = await issueThenAddDesign({ at: '2026-12-18T12:00:00Z' });
    expect(changes.at(-1)).toEqual({
      kind: 'cycle',
      name: 'Engineering weekly',
      outcome: 'changed',
      fields: ['recipients'],
    });
    expect((await refusal(setupExample)).join('\n')).toContain(
      'recipients cannot lose anybody, for the cycle was issued already: dee.sign@example.com',
    );
  });

  it('C10 issues those who were added only the next occurrence', async () => {
    const { counts } = await issueThenAddDesign({ at: '2026-12-18T12:00:00Z' });
    expect(counts.issued).toBe(0);
    core.turnTo('2026-12-23T01:00:00Z');
    expect((await issueDue(core)).issued).toBe(2);
  });

  it('C10 issues those who were added at once on the issue date', async () => {
    const { counts } = await issueThenAddDesign({ at: '2026-12-16T15:00:00Z' });
    expect(counts.issued).toBe(1);
    expect((await issueDue(core)).issued).toBe(0);
    expect(await CycleModel.findOne().lean()).not.toHaveProperty('atOnce');
  });

  it('C10 issues those who were added at once when the cycle issues immediately', async () => {
    const immediately = (text: string) => text.replace('issueImmediately: false', 'issueImmediately: true');
    const { counts } = await issueThenAddDesign({ at: '2026-12-18T12:00:00Z', file: immediately });
    expect(counts.issued).toBe(1);
    core.turnTo('2026-12-23T01:00:00Z');
    expect((await issueDue(core)).issued).toBe(2);
  });

  it('C9 as a one-off refuses recipients who would get nothing', async () => {
    const oneOff = (text: string) => text.replace('every: { weeks: 1 }', '');
    const late = issueThenAddDesign({ at: '2026-12-18T12:00:00Z', file: oneOff });
    expect((await refusalOf(late)).join('\n')).toContain('whoever is added would get nothing');
  });
});
