import { beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntryModel } from '../../../src/core/audit/audit-entry.ts';
import type { UserAction } from '../../../src/core/chat/user-action.ts';
import { CycleModel } from '../../../src/core/cycles/cycle.ts';
import { issueDue } from '../../../src/core/cycles/issue/issue-due.ts';
import type { FormValues } from '../../../src/core/forms/form-values.ts';
import { OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import type { Person } from '../../../src/core/people/person.ts';
import { TemplateModel } from '../../../src/core/templates/template.ts';
import { beginWithCompany } from '../../support/begin-with.ts';

import { refusalOf } from '../../support/refusal.ts';
import { actionTypesOf, bodyOf, errorsOf, itemsOf, readSet, readTemplate } from '../../support/shown.ts';
import { fieldIn } from '../../support/shown-words.ts';
import { act, addPerson, type Company, issueOpen } from '../../support/small-company.ts';
import { makeTestCore, type TestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

let core: TestCore;
let company: Company;
let otherManager: Person;

beforeEach(async () => {
  core = makeTestCore('2026-12-02T10:00:00Z');
  company = await beginWithCompany(core);
  otherManager = await addPerson('Olga Lead');
  await addPerson('Sam Sales', { overrideManagerId: otherManager._id });
});

const everything: FormValues = {
  name: 'Mentoring',
  description: 'Once a month, with a mentor.',
  reviewer: 'kofi.mensah@example.com',
  carryForward: ['agendaPoints'],
  panels: ['objectives', 'surveys'],
  agendaPoints: 'Praise\n\n Next step ',
  reminders: '7, -2 0',
  visibleTo: 'pair',
  revieweeBy: '5',
  reviewerBy: '5',
  finaliseBy: '14',
};

const save = (actor: Person, values: FormValues, templateId?: string) =>
  act(core, actor, { type: 'save-template', ...(templateId !== undefined && { templateId }) }, values);

const without = (field: string) =>
  Object.fromEntries(Object.entries(everything).filter(([name]) => name !== field));

describe('a template', () => {
  it('T1 T2 is made by a manager, with all that it holds', async () => {
    await save(company.reviewer, everything);
    expect(await readTemplate('Mentoring')).toEqual({
      _id: expect.any(String),
      name: 'Mentoring',
      description: 'Once a month, with a mentor.',
      reviewerId: company.colleague._id,
      carryForward: { answers: false, agendaPoints: true, actionPoints: false },
      panels: ['objectives', 'surveys'],
      agendaPoints: ['Praise', 'Next step'],
      reminders: [-2, 0, 7],
      visibleTo: 'pair',
      deadlines: { revieweeBy: 5, reviewerBy: 5, finaliseBy: 14 },
      questionSetIds: [],
      creatorId: company.reviewer._id,
    });
  });

  it('T1 is shown in words', async () => {
    const reply = await save(company.reviewer, everything);
    expect(bodyOf(reply)).toContainEqual({
      kind: 'facts',
      facts: [
        { label: 'Who reviews', value: 'Kofi Mensah' },
        { label: 'Who else reads the content', value: 'Nobody but the two' },
        { label: 'Carried forward', value: 'Agenda points that were not discussed' },
        { label: 'Panels', value: 'Objectives, Surveys' },
        { label: 'Deadlines', value: 'Reviewee after 5 days, reviewer after 5, share and finalise after 14' },
        { label: 'Reminders', value: '2 days before, on the day, 7 days after (from the deadline)' },
      ],
    });
  });

  it('T1 is edited with what it holds', async () => {
    await save(company.reviewer, everything);
    const { _id: templateId } = await readTemplate('Mentoring');
    const form = await act(core, company.reviewer, { type: 'open-template-form', templateId });
    const values = Object.fromEntries(
      ['visibleTo', 'revieweeBy', 'reviewerBy', 'finaliseBy'].map((id) => {
        const { input } = fieldIn(form, id);
        return [id, 'value' in input ? input.value : undefined];
      }),
    );
    expect(values).toEqual({ visibleTo: 'pair', revieweeBy: '5', reviewerBy: '5', finaliseBy: '14' });
    const before = await readTemplate('Mentoring');
    await save(company.reviewer, everything, templateId);
    expect(await readTemplate('Mentoring')).toEqual(before);
  });

  it.each([
    [{ finaliseBy: undefined }, { finaliseBy: 'Please give all three, or none of them.' }],
    [{ finaliseBy: '4' }, { finaliseBy: 'Please give no fewer days than for what is due before it.' }],
    [{ finaliseBy: '366' }, { finaliseBy: 'Please give a whole number of days from 0 to 365.' }],
    [{ revieweeBy: '1.5' }, { revieweeBy: 'Please give a whole number of days from 0 to 365.' }],
  ])('T1 is not saved with deadlines that do not fit, such as %j', async (wrong, errors) => {
    const given = Object.entries({ ...everything, ...wrong }).filter(([, value]) => value !== undefined);
    const reply = await save(company.reviewer, Object.fromEntries(given) as FormValues);
    expect(errorsOf(reply)).toEqual(errors);
    expect(await TemplateModel.countDocuments()).toBe(1);
  });

  it('T1 has its question sets in an order that can be changed', async () => {
    await save(company.reviewer, everything);
    const { _id: templateId } = await readTemplate('Mentoring');
    await act(core, company.reviewer, { type: 'add-from-library', slug: 'skip-level' });
    const ids = [(await readSet('Check-in'))._id, (await readSet('Skip-level'))._id] as const;
    const list = await act(core, company.reviewer, { type: 'list-template-sets', templateId });
    expect(itemsOf(list)).toEqual(['Check-in', 'Skip-level']);
    for (const questionSetId of ids) {
      await act(core, company.reviewer, { type: 'add-template-set', templateId, questionSetId });
    }
    const about = { templateId, questionSetId: ids[1] };
    const moved = await act(core, company.reviewer, {
      type: 'move-template-set',
      ...about,
      direction: 'up',
    });
    expect(itemsOf(moved).slice(0, 2)).toEqual(['1. Skip-level', '2. Check-in']);
    expect((await readTemplate('Mentoring')).questionSetIds).toEqual([ids[1], ids[0]]);
    await act(core, company.reviewer, { type: 'remove-template-set', ...about });
    expect((await readTemplate('Mentoring')).questionSetIds).toEqual([ids[0]]);
  });

  it('T1 has each of its question sets once', async () => {
    await save(company.reviewer, everything);
    const { _id: templateId } = await readTemplate('Mentoring');
    await act(core, company.reviewer, { type: 'add-from-library', slug: 'skip-level' });
    const ids = [(await readSet('Check-in'))._id, (await readSet('Skip-level'))._id];
    const add = (questionSetId = '') =>
      act(core, company.reviewer, { type: 'add-template-set', templateId, questionSetId });
    await add(ids[0]);
    await add(ids[1]);
    const again = JSON.stringify(bodyOf(await add(ids[0])));
    expect((await readTemplate('Mentoring')).questionSetIds).toEqual(ids);
    expect(again).toContain('“Check-in” is in this template.');
  });

  it('V2 does not tell the name of a personal question set in it to others', async () => {
    const personal = { name: 'My own', sharing: 'personal', ask: 'all', prompts: 'Why?' };
    await act(core, company.reviewer, { type: 'save-question-set' }, personal);
    const { _id: questionSetId } = await readSet('My own');
    await save(company.reviewer, everything);
    const { _id: templateId } = await readTemplate('Mentoring');
    const add = { type: 'add-template-set', templateId, questionSetId } as const;
    await expect(act(core, company.hr, add)).rejects.toMatchObject({ code: 'not-found' });
    const own = await act(core, company.reviewer, add);
    expect(itemsOf(own)).toContain('1. My own');
    const others = JSON.stringify(await act(core, company.hr, { type: 'open-template', templateId }));
    expect(others).toContain('A personal question set');
    expect(others).not.toContain('My own');
  });

  it('T2 is changed by its creator, HR and above, and by no other manager', async () => {
    await save(company.reviewer, everything);
    const { _id: templateId } = await readTemplate('Mentoring');
    const { visibleTo: _, revieweeBy: _1, reviewerBy: _2, finaliseBy: _3, ...plain } = without('description');
    const changed = { ...plain, name: 'Coaching', reviewer: 'manager', visibleTo: 'setting' };
    const attempts: [UserAction, FormValues][] = [
      [{ type: 'save-template', templateId }, changed],
      [{ type: 'open-template-form', templateId }, {}],
      [{ type: 'list-template-sets', templateId }, {}],
      [{ type: 'add-template-set', templateId, questionSetId: (await readSet('Check-in'))._id }, {}],
      [{ type: 'remove-template-set', templateId, questionSetId: 'x' }, {}],
      [{ type: 'delete-template', templateId }, {}],
    ];
    for (const [action, values] of attempts) {
      await expect(act(core, otherManager, action, values)).rejects.toMatchObject({ code: 'not-allowed' });
    }
    const shown = await act(core, otherManager, { type: 'open-template', templateId });
    expect(actionTypesOf(shown)).toEqual(['open-cycle-form', 'list-templates']);
    await save(company.hr, changed, templateId);
    const stored = await readTemplate('Coaching');
    expect(stored).toMatchObject({ _id: templateId, creatorId: company.reviewer._id });
    expect(stored).not.toHaveProperty('reviewerId');
    for (const field of ['description', 'visibleTo', 'deadlines']) expect(stored).not.toHaveProperty(field);
  });

  it('V2 is not there for plain members', async () => {
    const { _id: templateId } = await readTemplate('Weekly 1-to-1');
    const actions: UserAction[] = [
      { type: 'list-templates' },
      { type: 'open-template', templateId },
      { type: 'open-template-form' },
      { type: 'save-template' },
      { type: 'delete-template', templateId },
    ];
    for (const action of actions) {
      const attempt = act(core, company.reviewee, action, everything);
      await expect(attempt).rejects.toMatchObject({ code: 'not-found' });
    }
    expect(await TemplateModel.countDocuments()).toBe(1);
  });

  it('T2 leaves what was issued untouched when it is changed or deleted', async () => {
    const oneToOne = await issueOpen(core);
    const { _id: templateId } = await readTemplate('Weekly 1-to-1');
    await save(company.hr, { ...everything, name: 'Renamed' }, templateId);
    const questionSetId = (await readSet('Check-in'))._id;
    await act(core, company.hr, { type: 'remove-template-set', templateId, questionSetId });
    await CycleModel.updateOne({}, { $set: { status: 'ended' } });
    await act(core, company.hr, { type: 'delete-template', templateId });
    expect(await TemplateModel.countDocuments()).toBe(0);
    expect(await OneToOneModel.findById(oneToOne._id).lean()).toEqual(oneToOne);
    const page = await act(core, company.reviewee, { type: 'open-one-to-one', oneToOneId: oneToOne._id });
    expect(actionTypesOf(page)).toContain('open-answers');
  });

  it('uses its changes from the next issue on', async () => {
    await issueOpen(core);
    await save(
      company.hr,
      { ...everything, name: 'Renamed', reviewer: '' },
      (await readTemplate('Weekly 1-to-1'))._id,
    );
    core.turnTo('2026-12-09T10:00:00Z');
    await issueDue(core);
    expect(await OneToOneModel.findOne({ occurrence: 1 }).lean()).toMatchObject({ title: 'Renamed' });
  });

  it('is not deleted while a cycle would issue from it again, which is named to whoever manages it', async () => {
    const { _id: templateId } = await readTemplate('Weekly 1-to-1');
    await TemplateModel.updateOne({}, { $set: { creatorId: company.reviewer._id } });
    const remove = (actor: Person) => refusalOf(act(core, actor, { type: 'delete-template', templateId }));
    expect(await remove(company.hr)).toEqual([
      '“Weekly 1-to-1” cannot be deleted yet, for it is used by the cycle “Platform weekly”. End that first.',
    ]);
    expect((await remove(company.reviewer)).join()).toContain('used by a cycle of somebody else');
  });

  it('V3 leaves a line in the audit log for each change', async () => {
    await save(company.reviewer, everything);
    const { _id: templateId } = await readTemplate('Mentoring');
    await save(company.reviewer, { ...everything, name: 'Coaching' }, templateId);
    await act(core, company.reviewer, { type: 'delete-template', templateId });
    const lines = await AuditEntryModel.find({ what: /^template/ })
      .sort({ _id: 1 })
      .lean();
    expect(lines.map(({ what, detail, actorId }) => [what, detail, actorId])).toEqual([
      ['template.created', 'Mentoring', company.reviewer._id],
      ['template.changed', 'Coaching', company.reviewer._id],
      ['template.deleted', 'Coaching', company.reviewer._id],
    ]);
  });
});

describe('the form of a template', () => {
  it.each([
    ['name', '', 'Please fill this in.'],
    ['name', 'Weekly 1-to-1', 'There is a template of that name already. Please choose another.'],
    ['reminders', '-2, soon', 'Please give at most 10 whole numbers from -30 to 60'],
    ['reminders', '90', 'Please give at most 10 whole numbers from -30 to 60'],
    ['reviewer', 'Nobody Here', 'Nobody here is called "Nobody Here"'],
    ['agendaPoints', 'a\n'.repeat(21), 'This must have at most 20 entries.'],
    ['panels', 'weather', '"weather" must be one of objectives, tasks'],
  ])('refuses %s %j with a sentence beside it, and keeps what was typed', async (field, typed, expected) => {
    const values = typed === '' ? without(field) : { ...everything, [field]: typed };
    const reply = await save(company.reviewer, values);
    expect(errorsOf(reply)).toEqual({ [field]: expect.stringContaining(expected) });
    expect(JSON.stringify(reply)).toContain('Once a month, with a mentor.');
    expect(await TemplateModel.countDocuments()).toBe(1);
  });

  it('finds a coach by name, and asks when several have it', async () => {
    await addPerson('Kofi Boateng');
    expect(errorsOf(await save(company.hr, { ...everything, reviewer: 'Kofi' }))).toEqual({
      reviewer: expect.stringContaining('kofi.mensah@example.com'),
    });
    await save(company.hr, { ...everything, reviewer: 'kofi mensah' });
    expect(await readTemplate('Mentoring')).toMatchObject({ reviewerId: company.colleague._id });
  });

  it('V5 takes no part of a name for a coach', async () => {
    const reply = await save(company.hr, { ...everything, reviewer: 'Kofi' });
    expect(reply.kind).toBe('errors');
    expect(errorsOf(reply)).toEqual({
      reviewer: expect.stringContaining('kofi.mensah@example.com'),
    });
    expect(await TemplateModel.countDocuments({ name: 'Mentoring' })).toBe(0);
  });

  it('opens with what the template holds, so that saving it unchanged changes nothing', async () => {
    await save(company.reviewer, everything);
    const before = await readTemplate('Mentoring');
    const form = await act(core, company.reviewer, { type: 'open-template-form', templateId: before._id });
    const values = Object.fromEntries(
      bodyOf(form).flatMap((element): [string, string | string[]][] => {
        if (element.kind !== 'field') return [];
        const { input } = element;
        return [[element.id, input.type === 'choices' ? input.values : (input.value ?? '')]];
      }),
    );
    await save(company.reviewer, values, before._id);
    expect(await readTemplate('Mentoring')).toEqual(before);
  });

  it('starts with the reminders that the organisation has chosen', async () => {
    const form = await act(core, company.hr, { type: 'open-template-form' });
    expect(JSON.stringify(form)).toContain('"value":"-2, 0, 1, 7"');
  });
});
