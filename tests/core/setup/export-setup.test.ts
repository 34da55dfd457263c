import { beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntryModel } from '../../../src/core/audit/audit-entry.ts';
import { CycleModel } from '../../../src/core/cycles/cycle.ts';
import { issueDue } from '../../../src/core/cycles/issue/issue-due.ts';
import { OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import type { Person } from '../../../src/core/people/person.ts';
import { TeamModel } from '../../../src/core/people/team.ts';
import { library } from '../../../src/core/question-sets/library/library.ts';
import { QuestionSetModel } from '../../../src/core/question-sets/question-set.ts';
import { applySetup } from '../../../src/core/setup/apply-setup.ts';
import { exportSetup } from '../../../src/core/setup/export-setup.ts';
import { TemplateModel } from '../../../src/core/templates/template.ts';
import { refusalOf } from '../../support/refusal.ts';
import { setupExample } from '../../support/setup-example.ts';
import { act, addPerson } from '../../support/small-company.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

const core = makeTestCore('2026-12-01T12:00:00Z');
let lead: Person;
let hr: Person;

beforeEach(async () => {
  await clearDatabase();
  core.turnTo('2026-12-01T12:00:00Z');
  lead = await addPerson('Tom Lead');
  hr = await addPerson('Hanna Berg', { role: 'hr' });
  const engineering = await TeamModel.create({ name: 'Engineering', primaryManagerId: lead._id });
  await TeamModel.create({ name: 'Design & co: "the rest"', primaryManagerId: lead._id });
  await addPerson('Mei Tan', { primaryTeamId: engineering._id });
});

async function forgetSetup() {
  await Promise.all([QuestionSetModel.deleteMany(), TemplateModel.deleteMany(), CycleModel.deleteMany()]);
}

const everyOption = `questionSets:
  - name: "Every type: \\"quoted\\" #1"
    shared: true
    questions:
      - { key: short, type: shortText, prompt: "yes", help: "null", askedTo: reviewer }
      - { key: long, type: longText, prompt: "Two\\nlines, and - a dash: so?", askedTo: both, everyNth: 3 }
      - { key: scale, type: scale, prompt: From here?, min: 0, max: 10, minLabel: "1", maxLabel: "true" }
      - { key: plain, type: scale, prompt: Plain? }
      - { key: mood, type: mood, prompt: "😀 {mood}?", required: true, showPrevious: true }
      - { key: yesNo, type: yesNo, prompt: Yes? }
      - { key: single, type: singleChoice, prompt: Which?, options: [Yes, "No, thanks", "3"] }
      - { key: several, type: multipleChoice, prompt: ${'Which of all of these would you rather not do without? '.repeat(5).trim()}, options: [a, b] }
      - { key: number, type: number, prompt: How many?, min: -1.5, max: 7 }
      - { key: open, type: number, prompt: How many ever? }
      - { key: date, type: date, prompt: When? }
  - name: In turn
    shared: false
    ask: { rotate: 2 }
    creator: tom.lead@example.com
    questions: [{ key: a, type: mood, prompt: A }, { key: b, type: mood, prompt: B }, { key: c, type: mood, prompt: C }]
templates:
  - name: Everything
    description: "All of it:\\n- with lines"
    questionSets: [In turn, "Every type: \\"quoted\\" #1"]
    panels: [surveys, objectives, tasks, learning, quizzes, exercises]
    carryForward: { answers: false, agendaPoints: true, actionPoints: false }
    visibleTo: pair
    agendaPoints: ["Praise, and thanks", "# not a comment"]
    reminders: [-30, 0, 60]
    reviewer: mei.tan@example.com
    creator: tom.lead@example.com
  - name: Nothing
    reminders: []
    carryForward: { answers: true, agendaPoints: false, actionPoints: true }
    visibleTo: hr
    deadlines: { revieweeBy: 0, reviewerBy: 2, finaliseBy: 365 }
  - { name: As usual, visibleTo: setting }
cycles:
  - name: Weekly
    template: Everything
    recipients:
      company: true
      people: [mei.tan@example.com, hanna.berg@example.com]
      teams:
        - { name: Engineering, includeSubTeams: true, primaryOnly: false }
        - { name: "Design & co: \\"the rest\\"" }
      except:
        people: [tom.lead@example.com]
        teams: [{ name: "Design & co: \\"the rest\\"", includeSubTeams: true }, { name: Engineering }]
    dates: { firstIssueOn: 2026-12-16, revieweeBy: 2026-12-18, reviewerBy: 2026-12-21, finaliseBy: 2026-12-23 }
    every: { weeks: 2 }
    timeZone: Asia/Singapore
    issueImmediately: true
    nonWorkingDays: previous
    skipWhenAway: false
    creator: tom.lead@example.com
    onlyReportsOf: tom.lead@example.com
  - name: Once
    template: Nothing
    recipients: { people: [mei.tan@example.com] }
    dates: { firstIssueOn: 2026-12-16, revieweeBy: 2026-12-18, reviewerBy: 2026-12-21, finaliseBy: 2026-12-23 }
    nonWorkingDays: next
  - name: Waiting
    template: Nothing
    recipients: { company: true }
    dates: { firstIssueOn: 2026-12-16, revieweeBy: 2026-12-18, reviewerBy: 2026-12-21, finaliseBy: 2026-12-23 }
    every: { quarters: 1 }
    status: paused
    pausedUntil: 2027-02-01
  - name: Not yet
    template: Nothing
    recipients: { company: true }
    dates: { firstIssueOn: 2026-12-16 }
    every: { years: 1 }
    status: draft
`;

describe('the setup as one file', () => {
  it.each([
    ['every option', everyOption],
    ['what most use', setupExample],
    ['nothing', '{}'],
  ])('T3 says the same again after it was applied to an empty database, with %s', async (_, file) => {
    await applySetup(core, file);
    const { text } = await exportSetup(core);
    const { changes } = await applySetup(core, text);
    expect(changes.filter(({ outcome }) => outcome !== 'unchanged')).toEqual([]);
    await forgetSetup();
    await applySetup(core, text);
    expect(await exportSetup(core)).toEqual({ text, leftOut: [] });
  });

  it('T3 loses nothing of what was stored', async () => {
    await applySetup(core, everyOption);
    const before = await storedContent();
    const { text } = await exportSetup(core);
    await forgetSetup();
    await applySetup(core, text);
    expect(await storedContent()).toEqual(before);
    expect(before.sets).toHaveLength(2);
    expect(before.templates).toHaveLength(3);
    expect(before.cycles.map(({ name, status }) => `${name}: ${status}`)).toEqual([
      'Not yet: draft',
      'Once: active',
      'Waiting: paused',
      'Weekly: active',
    ]);
  });

  it('T3 holds what was made in chat, the library among it', async () => {
    for (const { slug } of library) await act(core, hr, { type: 'add-from-library', slug });
    await act(core, hr, { type: 'save-template' }, { name: 'Ours', reminders: '0' });
    const { text } = await exportSetup(core);
    await forgetSetup();
    await applySetup(core, text);
    expect((await exportSetup(core)).text).toBe(text);
    expect(await QuestionSetModel.countDocuments({ creatorId: hr._id })).toBe(library.length);
  });

  it('can be read', async () => {
    await applySetup(core, setupExample);
    expect((await exportSetup(core)).text).toBe(`questionSets:
  - name: Weekly check-in
    shared: true
    ask: all
    questions:
      - key: mood
        type: mood
        prompt: How was the week?
        askedTo: reviewee
        required: true
      - key: plate
        type: scale
        prompt: How full is your plate?
        askedTo: both
        min: 1
        max: 5
        minLabel: calm
        maxLabel: too much
      - key: moved
        type: longText
        prompt: What moved this week?
        askedTo: reviewee
        showPrevious: true
      - key: pick
        type: singleChoice
        prompt: Where do you work next week?
        askedTo: reviewee
        options:
          - Office
          - Home
          - Both
templates:
  - name: Weekly 1-to-1
    questionSets:
      - Weekly check-in
    panels:
      - objectives
      - tasks
    carryForward:
      answers: true
      agendaPoints: true
      actionPoints: true
    agendaPoints:
      - Praise and thanks
    reminders:
      - -2
      - 0
      - 1
      - 7
    reviewer: manager
cycles:
  - name: Engineering weekly
    template: Weekly 1-to-1
    recipients:
      company: false
      people:
        - mei.tan@example.com
      teams:
        - name: Engineering
          includeSubTeams: true
          primaryOnly: true
    dates:
      firstIssueOn: 2026-12-16
      revieweeBy: 2026-12-18
      reviewerBy: 2026-12-21
      finaliseBy: 2026-12-23
    every:
      weeks: 1
    timeZone: Europe/London
    issueImmediately: false
    nonWorkingDays: keep
    skipWhenAway: true
`);
  });

  it('leaves out cycles that could not be applied, and says so', async () => {
    await applySetup(core, everyOption);
    await CycleModel.updateOne({ name: 'Weekly' }, { $set: { status: 'ended' } });
    await CycleModel.updateOne(
      { name: 'Not yet' },
      { $set: { recipients: { company: false, personIds: [], teams: [] } } },
    );
    await CycleModel.updateOne({ name: 'Waiting' }, { $set: { templateId: 'gone' } });
    core.turnTo('2027-01-15T12:00:00Z');
    const { text, leftOut } = await exportSetup(core);
    expect(leftOut).toEqual([
      { cycle: 'Not yet', reason: 'it has no recipients yet' },
      { cycle: 'Once', reason: 'it is over' },
      { cycle: 'Waiting', reason: 'its template is gone' },
      { cycle: 'Weekly', reason: 'it is ended' },
    ]);
    expect(text).toContain('cycles: []');
  });
});

describe('a cycle of the file', () => {
  it('C8 contacts nobody while it says draft or paused', async () => {
    const { previews } = await applySetup(core, everyOption);
    expect(previews.map(({ cycle }) => cycle)).not.toContain('Not yet');
    await CycleModel.deleteMany({ name: { $in: ['Weekly', 'Once'] } });
    core.turnTo('2026-12-17T12:00:00Z');
    await issueDue(core);
    expect(await OneToOneModel.countDocuments()).toBe(0);
  });

  it('runs once its draft is applied without the word', async () => {
    await applySetup(core, everyOption);
    const { changes } = await applySetup(core, everyOption.replace('    status: draft\n', ''));
    expect(changes.at(-1)).toMatchObject({ name: 'Not yet', outcome: 'changed' });
    expect(await CycleModel.findOne({ name: 'Not yet' }).lean()).toMatchObject({ status: 'active' });
  });

  it('is not paused or made a draft again by the file', async () => {
    await applySetup(core, everyOption);
    const once = everyOption.replace(
      '    nonWorkingDays: next\n',
      '    nonWorkingDays: next\n    status: draft\n',
    );
    expect((await refusalOf(applySetup(core, once))).join()).toContain(
      'status cannot be draft: the cycle is active',
    );
    const until = everyOption.replace('pausedUntil: 2027-02-01', 'pausedUntil: 2027-03-01');
    expect((await refusalOf(applySetup(core, until))).join()).toContain('pausedUntil cannot change');
    const running = everyOption.replace('    status: paused\n', '');
    expect((await refusalOf(applySetup(core, running))).join()).toContain(
      'is for a cycle with status: paused',
    );
  });
});

describe('applying a file', () => {
  it('V3 leaves a line in the audit log for each change, without names of personal sets', async () => {
    await applySetup(core, everyOption);
    await applySetup(core, everyOption);
    const lines = await AuditEntryModel.find().sort({ _id: 1 }).lean();
    expect(lines.map(({ what, detail }) => `${what} ${detail ?? ''}`)).toEqual([
      'question-set.created Every type: "quoted" #1',
      'question-set.created ',
      'template.created Everything',
      'template.created Nothing',
      'template.created As usual',
      'cycle.created Weekly',
      'cycle.created Once',
      'cycle.created Waiting',
      'cycle.created Not yet',
    ]);
  });

  it('names a creator that nobody is', async () => {
    const wrong = everyOption.replace('creator: tom.lead@', 'creator: nobody@');
    expect((await refusalOf(applySetup(core, wrong))).join()).toContain(
      'creator names the person "nobody@example.com", which does not exist',
    );
  });
});

/** Everything that was stored, without the ids that are made anew. */
async function storedContent() {
  const sets = await QuestionSetModel.find({}, { _id: 0 }).sort({ name: 1 }).lean();
  const templates = await TemplateModel.find({}, { _id: 0, questionSetIds: 0 }).sort({ name: 1 }).lean();
  const cycles = await CycleModel.find({}, { _id: 0, templateId: 0 }).sort({ name: 1 }).lean();
  return { sets, templates, cycles };
}
