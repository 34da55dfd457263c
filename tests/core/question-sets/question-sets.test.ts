import { beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntryModel } from '../../../src/core/audit/audit-entry.ts';
import type { UserAction } from '../../../src/core/chat/user-action.ts';
import { issueDue } from '../../../src/core/cycles/issue/issue-due.ts';
import type { FormValues } from '../../../src/core/forms/form-values.ts';
import { OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import type { Person } from '../../../src/core/people/person.ts';
import { TeamModel } from '../../../src/core/people/team.ts';
import { QuestionSetModel } from '../../../src/core/question-sets/question-set.ts';
import { beginWithCompany } from '../../support/begin-with.ts';

import { refusalOf } from '../../support/refusal.ts';
import { actionTypesOf, buttonsOf, errorsOf, itemsOf, readSet } from '../../support/shown.ts';
import { act, addPerson, type Company, issueOpen } from '../../support/small-company.ts';
import { makeTestCore, type TestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

let core: TestCore;
let company: Company;
let otherManager: Person;

beforeEach(async () => {
  core = makeTestCore('2026-12-01T10:00:00Z');
  company = await beginWithCompany(core);
  otherManager = await addPerson('Olga Lead');
  const team = await TeamModel.create({ name: 'Sales', primaryManagerId: otherManager._id });
  await addPerson('Sam Sales', { primaryTeamId: team._id });
});

const created = {
  name: 'Retrospective',
  sharing: 'shared',
  ask: 'all',
  prompts: 'What went well?\n\n  What went badly?  \nWhat went well?',
};

const create = (actor: Person, more: FormValues = {}) =>
  act(core, actor, { type: 'save-question-set' }, { ...created, ...more });

async function open(actor: Person, name: string) {
  const { _id } = await readSet(name);
  return act(core, actor, { type: 'open-question-set', questionSetId: _id });
}

const addQuestion = async (
  type: Extract<UserAction, { type: 'save-question' }>['questionType'],
  values: FormValues,
) => {
  const { _id } = await readSet('Retrospective');
  const action = { type: 'save-question', questionSetId: _id, questionType: type } as const;
  return act(core, company.reviewer, action, { askedTo: 'reviewee', everyNth: '1', ...values });
};

describe('setting up', () => {
  it('V1 is offered on the hub to managers and HR, and to nobody else', async () => {
    const offers = async (actor: Person) =>
      actionTypesOf(await act(core, actor, { type: 'open-home' })).includes('open-set-up');
    expect(await offers(company.reviewer)).toBe(true);
    expect(await offers(company.hr)).toBe(true);
    expect(await offers(company.reviewee)).toBe(false);
  });

  it('V2 is not there for whoever manages nobody', async () => {
    const actions: UserAction[] = [
      { type: 'open-set-up' },
      { type: 'list-question-sets' },
      { type: 'open-question-set-form' },
      { type: 'open-question-set', questionSetId: (await readSet('Check-in'))._id },
      { type: 'list-library' },
      { type: 'add-from-library', slug: 'exit' },
    ];
    for (const action of actions) {
      await expect(act(core, company.colleague, action)).rejects.toMatchObject({ code: 'not-found' });
    }
    await expect(create(company.colleague)).rejects.toMatchObject({ code: 'not-found' });
    expect(await QuestionSetModel.countDocuments()).toBe(1);
  });
});

describe('a question set', () => {
  it('Q3 is made by a manager, a question per line, with keys of their own', async () => {
    const reply = await create(company.reviewer);
    expect(itemsOf(reply)).toEqual(['1. What went well?', '2. What went badly?', '3. What went well?']);
    const set = await readSet('Retrospective');
    expect(set).toMatchObject({ isShared: true, ask: 'all', creatorId: company.reviewer._id });
    expect(set.questions.map(({ key }) => key)).toEqual(['whatWentWell', 'whatWentBadly', 'whatWentWell2']);
  });

  it('says what is wrong beside the field, and keeps what was typed', async () => {
    const reply = await create(company.reviewer, { name: 'Check-in', prompts: 'x' });
    expect(errorsOf(reply)).toEqual({ name: expect.stringContaining('already') });
    expect(JSON.stringify(reply)).toContain('"value":"x"');
    const empty = await act(
      core,
      company.hr,
      { type: 'save-question-set' },
      { ask: 'rotate', rotate: 'two' },
    );
    expect(errorsOf(empty)).toEqual({
      name: 'Please fill this in.',
      rotate: 'Please give a whole number from 1 to 50.',
      prompts: expect.any(String),
    });
    expect(errorsOf(await create(company.hr, { prompts: `ok\n${'x'.repeat(301)}` }))).toHaveProperty(
      'prompts',
    );
    expect(await QuestionSetModel.countDocuments()).toBe(1);
  });

  it('Q3 V2 is its creator’s alone when it is personal, also before HR', async () => {
    await create(company.reviewer, { sharing: 'personal' });
    expect(itemsOf(await open(company.reviewer, 'Retrospective'))).toHaveLength(3);
    for (const other of [company.hr, otherManager, company.reviewee]) {
      await expect(open(other, 'Retrospective')).rejects.toMatchObject({ code: 'not-found' });
    }
    const listed = async (actor: Person) => itemsOf(await act(core, actor, { type: 'list-question-sets' }));
    expect(await listed(company.reviewer)).toEqual(['Check-in', 'Retrospective']);
    expect(await listed(company.hr)).toEqual(['Check-in']);
    expect(await AuditEntryModel.countDocuments({ detail: 'Retrospective' })).toBe(0);
  });

  it('Q3 is used by every manager when it is shared, and changed by its creator and HR', async () => {
    await create(company.reviewer);
    const { _id: questionSetId } = await readSet('Retrospective');
    expect(actionTypesOf(await open(otherManager, 'Retrospective'))).toEqual(['list-question-sets']);
    const rename = { type: 'save-question-set', questionSetId } as const;
    const values = { ...created, name: 'Looking back' };
    await expect(act(core, otherManager, rename, values)).rejects.toMatchObject({ code: 'not-allowed' });
    await act(core, company.hr, rename, { ...values, ask: 'rotate', rotate: '2' });
    const set = await readSet('Looking back');
    expect(set).toMatchObject({ ask: { rotate: 2 }, creatorId: company.reviewer._id });
    expect(set.questions).toHaveLength(3);
    const hide = act(core, company.hr, rename, { ...values, sharing: 'personal' });
    await expect(hide).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('Q3 leaves what was issued as it was when it is changed', async () => {
    const oneToOne = await issueOpenAt('2026-12-02T10:00:00Z');
    const { _id: questionSetId } = await readSet('Check-in');
    await act(core, company.hr, { type: 'remove-question', questionSetId, key: 'plate' });
    await act(
      core,
      company.hr,
      { type: 'save-question', questionSetId, questionType: 'mood', key: 'mood' },
      { prompt: 'And the mood?', askedTo: 'reviewee', everyNth: '1' },
    );
    expect((await OneToOneModel.findById(oneToOne._id).lean())?.questions).toEqual(oneToOne.questions);
    core.turnTo('2026-12-09T10:00:00Z');
    await issueDue(core);
    const next = await OneToOneModel.findOne({ occurrence: 1 }).orFail().lean();
    expect(next.questions[0]).toMatchObject({ key: 'mood', prompt: 'And the mood?' });
    expect(next.questions).toHaveLength(oneToOne.questions.length - 1);
  });

  it('is deleted when no template uses it, else the templates are named', async () => {
    await create(company.reviewer);
    const remove = async (name: string) => {
      const { _id: questionSetId } = await readSet(name);
      return act(core, company.hr, { type: 'delete-question-set', questionSetId });
    };
    expect(await refusalOf(remove('Check-in'))).toEqual([
      '“Check-in” cannot be deleted, for the template “Weekly 1-to-1” uses it. Take it out there first.',
    ]);
    expect(itemsOf(await remove('Retrospective'))).toEqual(['Check-in']);
    expect(await AuditEntryModel.find({ what: /^question-set/ }).lean()).toEqual([
      expect.objectContaining({ what: 'question-set.created', actorId: company.reviewer._id }),
      expect.objectContaining({ what: 'question-set.deleted', actorId: company.hr._id }),
    ]);
  });

  it('is listed in pages', async () => {
    for (let number = 10; number < 25; number += 1) await create(company.hr, { name: `Set ${number}` });
    const list = await act(core, company.reviewer, { type: 'list-question-sets', page: 1 });
    expect(itemsOf(list)).toHaveLength(6);
  });
});

async function issueOpenAt(moment: string) {
  core.turnTo(moment);
  return issueOpen(core);
}

describe('a question', () => {
  beforeEach(() => create(company.reviewer, { prompts: 'First?' }));

  it.each([
    ['longText', {}, {}],
    ['shortText', {}, {}],
    [
      'scale',
      { min: '0', max: '10', minLabel: 'low', maxLabel: 'high' },
      { min: 0, max: 10, maxLabel: 'high' },
    ],
    ['mood', {}, {}],
    ['yesNo', {}, {}],
    ['singleChoice', { options: 'Mon, early\n Tue \n\nWed' }, { options: ['Mon, early', 'Tue', 'Wed'] }],
    ['multipleChoice', { options: 'A\nB' }, { options: ['A', 'B'] }],
    ['number', { min: '0,5', max: '60' }, { min: 0.5, max: 60 }],
    ['date', {}, {}],
  ] as const)('Q1 Q2 is added as %s', async (type, values, expected) => {
    const { _id: questionSetId } = await readSet('Retrospective');
    const form = await act(core, company.reviewer, { type: 'open-question-form', questionSetId }, { type });
    expect(form).toMatchObject({ kind: 'show', view: { submit: { action: { questionType: type } } } });
    await addQuestion(type, {
      ...values,
      prompt: 'Second?',
      help: 'Briefly.',
      askedTo: 'both',
      everyNth: '4',
      flags: ['required', 'showPrevious'],
    });
    expect((await readSet('Retrospective')).questions[1]).toEqual({
      key: 'second',
      type,
      prompt: 'Second?',
      help: 'Briefly.',
      askedTo: 'both',
      required: true,
      showPrevious: true,
      everyNth: 4,
      ...values,
      ...expected,
    });
  });

  it.each([
    ['longText', { prompt: '' }, { prompt: 'Please fill this in.' }],
    ['longText', { prompt: 'x', everyNth: 'often' }, { everyNth: '"often" must be a number.' }],
    ['longText', { prompt: 'x', everyNth: '2.5' }, { everyNth: '"2.5" must be a whole number.' }],
    ['longText', { prompt: 'x', everyNth: '0' }, { everyNth: '"0" must be at least 1.' }],
    ['scale', { prompt: 'x', min: '5', max: '3' }, { max: 'The highest must be above the lowest.' }],
    ['scale', { prompt: 'x', min: '1', max: '12' }, { max: '"12" must be at most 10.' }],
    ['number', { prompt: 'x', min: '5', max: '3' }, { max: 'The highest must be above the lowest.' }],
    ['number', { prompt: 'x', min: 'few' }, { min: '"few" must be a number.' }],
    ['singleChoice', { prompt: 'x', options: 'one' }, { options: 'This needs 2 to 10 options.' }],
    ['singleChoice', { prompt: 'x', options: 'one\none' }, { options: 'This has the same option twice.' }],
  ] as const)('is refused as %s with %j, with a sentence beside the field', async (type, values, errors) => {
    const typed = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
    expect(errorsOf(await addQuestion(type, typed))).toEqual(errors);
    expect((await readSet('Retrospective')).questions).toHaveLength(1);
  });

  it('asks first how it is answered', async () => {
    const { _id: questionSetId } = await readSet('Retrospective');
    const reply = await act(core, company.reviewer, { type: 'open-question-form', questionSetId });
    expect(errorsOf(reply)).toEqual({ type: 'Please choose one.' });
  });

  it('keeps its key when its words change', async () => {
    const { _id: questionSetId } = await readSet('Retrospective');
    const edit = { questionSetId, key: 'first' } as const;
    const form = await act(core, company.reviewer, { type: 'open-question-form', ...edit });
    expect(JSON.stringify(form)).toContain('"value":"First?"');
    await act(
      core,
      company.reviewer,
      { type: 'save-question', questionType: 'date', ...edit },
      { prompt: 'In the beginning?', askedTo: 'reviewer' },
    );
    expect((await readSet('Retrospective')).questions).toMatchObject([
      { key: 'first', type: 'longText', prompt: 'In the beginning?', askedTo: 'reviewer', everyNth: 1 },
    ]);
  });

  it('Q2 is not asked every n-th time in a set that asks in turn', async () => {
    await addQuestion('mood', { prompt: 'Mood?', everyNth: '2' });
    const { _id: questionSetId } = await readSet('Retrospective');
    const change = { type: 'save-question-set', questionSetId } as const;
    const turn = { ...created, ask: 'rotate', rotate: '1' };
    expect(errorsOf(await act(core, company.reviewer, change, turn))).toHaveProperty('rotate');
    await act(core, company.reviewer, { type: 'remove-question', questionSetId, key: 'mood' });
    await act(core, company.reviewer, change, turn);
    await addQuestion('mood', { prompt: 'Mood?', everyNth: '2' });
    expect((await readSet('Retrospective')).questions[1]).toMatchObject({ key: 'mood', everyNth: 1 });
  });

  it('moves up and down, and stays where there is no further', async () => {
    for (const prompt of ['Second?', 'Third?']) await addQuestion('longText', { prompt });
    const { _id: questionSetId } = await readSet('Retrospective');
    const move = (key: string, direction: 'up' | 'down') =>
      act(core, company.reviewer, { type: 'move-question', questionSetId, key, direction });
    expect(itemsOf(await move('third', 'up'))).toEqual(['1. First?', '2. Third?', '3. Second?']);
    expect(itemsOf(await move('first', 'down'))).toEqual(['1. Third?', '2. First?', '3. Second?']);
    expect(itemsOf(await move('third', 'up'))).toEqual(['1. Third?', '2. First?', '3. Second?']);
  });

  it('is removed, save the last one', async () => {
    await addQuestion('longText', { prompt: 'Second?' });
    const { _id: questionSetId } = await readSet('Retrospective');
    const remove = (key: string) =>
      act(core, company.reviewer, { type: 'remove-question', questionSetId, key });
    expect(itemsOf(await remove('first'))).toEqual(['1. Second?']);
    expect(await refusalOf(remove('second'))).toEqual([
      'A question set needs at least one question. Delete the set instead.',
    ]);
    await expect(remove('first')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the library', () => {
  it('Q4 adds each set with one click, and once', async () => {
    const slugs = new Set<string>();
    for (const page of [0, 1]) {
      const reply = await act(core, company.reviewer, { type: 'list-library', page });
      for (const slug of slugsIn(reply)) slugs.add(slug);
    }
    expect(slugs.size).toBe(12);
    for (const slug of slugs) await act(core, company.reviewer, { type: 'add-from-library', slug });
    expect(await QuestionSetModel.countDocuments({ isShared: true })).toBe(13);
    const again = act(core, company.hr, { type: 'add-from-library', slug: 'weekly-check-in' });
    await expect(again).rejects.toMatchObject({ code: 'conflict' });
    const list = await act(core, company.hr, { type: 'list-library' });
    expect(actionTypesOf(list)).not.toContain('add-from-library');
  });

  it('shows what is inside before it is added', async () => {
    const reply = await act(core, company.hr, { type: 'open-library-set', slug: 'weekly-check-in' });
    expect(itemsOf(reply)).toContain('1. How was your week?');
    expect(actionTypesOf(reply)).toContain('add-from-library');
  });
});

function slugsIn(reply: Parameters<typeof buttonsOf>[0]): string[] {
  return buttonsOf(reply).flatMap(({ action }) => (action.type === 'add-from-library' ? [action.slug] : []));
}
