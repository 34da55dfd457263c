import { beforeEach, describe, expect, it } from '@jest/globals';
import type mongoose from 'mongoose';
import { AuditEntryModel } from '../../../src/core/audit/audit-entry.ts';
import type { UserAction } from '../../../src/core/chat/user-action.ts';
import { type Cycle, CycleModel } from '../../../src/core/cycles/cycle.ts';
import type { FormValues } from '../../../src/core/forms/form-values.ts';
import { ActivityItemModel } from '../../../src/core/one-to-ones/activity-item.ts';
import type { Person } from '../../../src/core/people/person.ts';
import { PersonModel } from '../../../src/core/people/person.ts';
import { TeamModel } from '../../../src/core/people/team.ts';
import { QuestionSetModel } from '../../../src/core/question-sets/question-set.ts';
import { TemplateModel } from '../../../src/core/templates/template.ts';
import { readSet, readTemplate } from '../../support/shown.ts';
import { makeTestCore, type TestCore } from '../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';
import { type Stage, setStage } from './edit-cases.ts';
import { ask, formIn } from './windows.ts';

useTestDatabase();

let core: TestCore;
let stage: Stage;

beforeEach(async () => {
  await clearDatabase();
  core = makeTestCore('2026-12-02T10:00:00Z');
  stage = await setStage(core);
});

/** Something that makes something, and how often that is there. */
interface Making {
  actor: Person;
  action: UserAction;
  values?: FormValues;
  count(): Promise<number>;
}

const countOf = (model: mongoose.Model<never>, filter: object) => () =>
  model.countDocuments(filter as never).exec();

const january: FormValues = {
  ...{ name: 'In January', timeZone: 'Europe/London', unit: 'weeks', count: '1' },
  ...{ firstIssueOn: '2027-01-04', revieweeBy: '2027-01-05', reviewerBy: '2027-01-06' },
  ...{ finaliseBy: '2027-01-07', issueImmediately: 'no', nonWorkingDays: 'keep', skipWhenAway: 'yes' },
};

const everybody: FormValues = {
  ...{ company: 'no', who: 'Kofi Mensah\nPlatform', includeSubTeams: 'yes', primaryOnly: 'yes', when: 'now' },
};

async function namesIn(cycleId: string): Promise<number> {
  const { recipients } = await CycleModel.findById(cycleId).orFail().lean<Cycle>();
  return recipients.personIds.filter((id) => id === stage.colleague._id).length * recipients.teams.length;
}

async function countExcepted(cycleId: string): Promise<number> {
  const { recipients } = await CycleModel.findById(cycleId).orFail().lean<Cycle>();
  return recipients.except?.personIds.length ?? 0;
}

const makings: Record<string, () => Promise<Making>> = {
  'a question set': async () => ({
    actor: stage.hr,
    action: { type: 'save-question-set' },
    values: { name: 'Looking back', sharing: 'shared', ask: 'all', prompts: 'What went well?' },
    count: countOf(QuestionSetModel as never, { name: 'Looking back' }),
  }),
  'a set of the library': async () => ({
    actor: stage.hr,
    action: { type: 'add-from-library', slug: 'exit' },
    count: countOf(QuestionSetModel as never, { name: { $ne: 'Check-in' } }),
  }),
  'a question': async () => {
    const { _id: questionSetId } = await readSet('Check-in');
    const open: UserAction = { type: 'open-question-form', questionSetId };
    const form = formIn(await ask(core, stage.hr, open, { type: 'mood' }));
    return {
      actor: stage.hr,
      action: form.submit.action,
      values: { prompt: 'And today?', askedTo: 'reviewee', everyNth: '1' },
      count: async () =>
        (await readSet('Check-in')).questions.filter(({ prompt }) => prompt === 'And today?').length,
    };
  },
  'a template': async () => ({
    actor: stage.reviewer,
    action: { type: 'save-template' },
    values: { name: 'Mentoring', visibleTo: 'setting', carryForward: ['answers'], reminders: '0' },
    count: countOf(TemplateModel as never, { name: 'Mentoring' }),
  }),
  'a set in a template': async () => {
    const { _id: templateId } = await readTemplate('Weekly 1-to-1');
    await ask(core, stage.hr, { type: 'add-from-library', slug: 'exit' });
    const set = await QuestionSetModel.findOne({ name: { $ne: 'Check-in' } })
      .orFail()
      .lean();
    return {
      actor: stage.hr,
      action: { type: 'add-template-set', templateId, questionSetId: set._id },
      count: async () =>
        (await readTemplate('Weekly 1-to-1')).questionSetIds.filter((id) => id === set._id).length,
    };
  },
  'a cycle': async () => ({
    actor: stage.hr,
    action: { type: 'save-cycle' },
    values: { ...january, templateId: stage.cycle.templateId },
    count: countOf(CycleModel as never, { name: 'In January' }),
  }),
  'a copy of a cycle': async () => ({
    actor: stage.hr,
    action: { type: 'save-cycle', copyOf: stage.cycle._id },
    values: { ...january, templateId: stage.cycle.templateId },
    count: countOf(CycleModel as never, { name: 'In January', 'recipients.personIds': stage.reviewee._id }),
  }),
  'recipients of a draft': async () => {
    const values = { ...january, templateId: stage.cycle.templateId };
    await ask(core, stage.hr, { type: 'save-cycle' }, values);
    const { _id: cycleId } = await CycleModel.findOne({ name: 'In January' }).orFail().lean<Cycle>();
    const action: UserAction = { type: 'add-recipients', cycleId };
    return { actor: stage.hr, action, values: everybody, count: () => namesIn(cycleId) };
  },
  'recipients of what was issued': async () => {
    const { _id: cycleId } = stage.cycle;
    const action: UserAction = { type: 'add-recipients', cycleId };
    return { actor: stage.hr, action, values: everybody, count: () => namesIn(cycleId) };
  },
  'people left out of what was issued': async () => {
    const { _id: cycleId } = stage.cycle;
    const action: UserAction = { type: 'add-exceptions', cycleId };
    const values = { who: stage.reviewee.email, includeSubTeams: 'no' };
    return { actor: stage.hr, action, values, count: () => countExcepted(cycleId) };
  },
  'an objective': async () => ({
    actor: stage.reviewee,
    action: { type: 'add-objective' },
    values: { title: 'An atlas', target: '10', unit: 'maps' },
    count: countOf(ActivityItemModel as never, { title: 'An atlas' }),
  }),
  'an absence': async () => ({
    actor: stage.reviewer,
    action: { type: 'add-absence' },
    values: { from: '2026-12-21', until: '2026-12-24', standIn: stage.hr.email },
    count: async () => (await PersonModel.findById(stage.reviewer._id).orFail().lean()).absences.length,
  }),
};

describe('what is made in a form or with a button', () => {
  it.each(
    Object.keys(makings).flatMap((what) => [
      [what, 'one after the other'],
      [what, 'at one moment'],
    ]),
  )('N7 is made once when it is delivered twice: %s, %s', async (what = '', when) => {
    const making = await makings[what]?.();
    if (!making) throw new Error(`nobody says how ${what} is made`);
    const { actor, action, values, count } = making;
    const before = await AuditEntryModel.countDocuments();
    const send = () => ask(core, actor, action, values, 'the-same-key');
    const replies =
      when === 'at one moment' ? await Promise.all([send(), send()]) : [await send(), await send()];
    expect(await count()).toBe(1);
    expect(replies[0]?.kind).toBe('show');
    expect(replies[1]).toEqual(replies[0]);
    expect(await AuditEntryModel.countDocuments()).toBe(before + 1);
  });
});

describe('what is made by two at one moment', () => {
  const both = (action: UserAction, values: FormValues) =>
    Promise.all([stage.hr, stage.admin].map((actor) => ask(core, actor, action, values, actor._id)));

  it.each([
    ['save-question-set', { name: 'Twice', sharing: 'shared', ask: 'all', prompts: 'Why?' }],
    ['save-template', { name: 'Twice', visibleTo: 'setting', reminders: '0' }],
    ['save-cycle', { ...january, name: 'Twice' }],
  ] as const)('has its name once, and the other keeps what they typed: %s', async (type, typed) => {
    const values = type === 'save-cycle' ? { ...typed, templateId: stage.cycle.templateId } : typed;
    const replies = await both({ type }, values);
    const refused = replies.filter(({ kind }) => kind === 'errors');
    expect(refused).toHaveLength(1);
    const fields = refused.flatMap((reply) => formIn(reply).body);
    expect(fields).toContainEqual(expect.objectContaining({ id: 'name', error: expect.any(String) }));
    expect(JSON.stringify(fields)).toContain('"value":"Twice"');
  });

  it('O14 keeps the recipients that each of them adds', async () => {
    const names = ['Ann One', 'Ben Two', 'Cara Three', 'Dan Four'];
    await Promise.all(
      names.map((name, index) =>
        PersonModel.create({
          ...{ name, email: `r${index}@example.com`, timeZone: 'UTC', locale: 'en' },
          ...{ role: 'member', isActive: true },
        }),
      ),
    );
    await TeamModel.create({ name: 'Design' });
    const action: UserAction = { type: 'add-recipients', cycleId: stage.cycle._id };
    await Promise.all(
      names.map((who) => ask(core, stage.hr, action, { ...everybody, who: `${who}\nDesign`, when: 'next' })),
    );
    const { recipients } = await CycleModel.findById(stage.cycle._id).orFail().lean<Cycle>();
    expect(recipients.personIds).toHaveLength(1 + names.length);
    expect(recipients.teams).toHaveLength(1);
  });

  it('C9 O14 keeps whom each of them leaves out or adds', async () => {
    const { _id: cycleId } = stage.cycle;
    const names = ['Ann One', 'Ben Two', 'Cara Three', 'Dan Four', 'Eve Five', 'Fay Six'];
    await Promise.all(
      names.map((name, index) =>
        PersonModel.create({
          ...{ name, email: `r${index}@example.com`, timeZone: 'UTC', locale: 'en' },
          ...{ role: 'member', isActive: true },
        }),
      ),
    );
    await Promise.all(
      names.map((who, index) =>
        index % 2 === 0
          ? ask(core, stage.hr, { type: 'add-exceptions', cycleId }, { who, includeSubTeams: 'no' })
          : ask(core, stage.hr, { type: 'add-recipients', cycleId }, { ...everybody, who, when: 'next' }),
      ),
    );
    const { recipients } = await CycleModel.findById(cycleId).orFail().lean<Cycle>();
    expect(recipients.personIds).toHaveLength(1 + 3);
    expect(recipients.except?.personIds).toHaveLength(3);
  });
});
