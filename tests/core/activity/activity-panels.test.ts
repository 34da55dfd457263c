import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Reply } from '../../../src/core/chat/reply.ts';
import type { UserAction } from '../../../src/core/chat/user-action.ts';
import { importActivity } from '../../../src/core/imports/import-activity.ts';
import { type ActivityItem, ActivityItemModel } from '../../../src/core/one-to-ones/activity-item.ts';
import type { OneToOne } from '../../../src/core/one-to-ones/one-to-one.ts';
import type { Person } from '../../../src/core/people/person.ts';
import { SettingsModel } from '../../../src/core/settings/settings.ts';
import { TemplateModel } from '../../../src/core/templates/template.ts';
import { beginWithCompany } from '../../support/begin-with.ts';
import { buttonIn, buttonsIn, fieldIn } from '../../support/shown-words.ts';
import { act, type Company, issueOpen } from '../../support/small-company.ts';
import { makeTestCore, type TestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

let core: TestCore;
let company: Company;
let oneToOne: OneToOne;

beforeEach(async () => {
  core = makeTestCore('2026-12-02T10:00:00Z');
  company = await beginWithCompany(core);
  await TemplateModel.updateMany({}, { $set: { panels: ['objectives', 'tasks'] } });
  await importFor(company.reviewee, [
    'objective,G-1,Ship the atlas,in_progress,6.5,10,maps,2026-12-14,https://goals.example/1,2026-11-22T07:15:00Z',
    'task,T-1,Book a room,not_started,,,,,,2026-11-20T07:15:00Z',
    'task,T-2,Old and done,done,,,,,,2026-10-20T07:15:00Z',
    'task,T-3,New and done,done,,,,,,2026-11-30T07:15:00Z',
    'quiz,Q-1,Not in a panel,in_progress,,,,,,2026-11-30T07:15:00Z',
  ]);
  await importFor(company.colleague, ['task,T-9,Of somebody else,in_progress,,,,,,2026-11-30T07:15:00Z']);
  oneToOne = await issueOpen(core);
});

async function importFor({ email }: Person, lines: string[]) {
  const header = 'email,kind,external_id,title,status,progress,target,unit,due_on,url,updated_at';
  const rows = lines.map((line) => `${email},${line}`);
  await importActivity(core, Buffer.from([header, ...rows].join('\n')));
}

const activityAs = (actor: Person) =>
  act(core, actor, { type: 'open-one-to-one', oneToOneId: oneToOne._id, tab: 'activity' });

const finalise = () => act(core, company.hr, { type: 'finalise', oneToOneId: oneToOne._id });

const itemNamed = (title: string) => ActivityItemModel.findOne({ title }).orFail().lean<ActivityItem>();

describe('the activity of a 1-to-1', () => {
  it('D1 shows what is open and recently finished, by panel, with how far, until when and how old', async () => {
    const reply = await activityAs(company.reviewer);
    if (reply.kind !== 'show') throw new Error('no page');
    const activity = reply.view.body.slice(
      reply.view.body.findIndex((element) => element.kind === 'heading' && element.text === 'Activity') + 1,
    );
    expect(activity).toMatchObject([
      { kind: 'text', text: [{ text: 'Objectives' }] },
      {
        text: [{ text: 'Ship the atlas', url: 'https://goals.example/1' }],
        detail: 'in progress · due Mon 14 Dec · updated Sun 22 Nov, 07:15 GMT',
      },
      { kind: 'progress', label: '65%, in maps', done: 6.5, total: 10 },
      { kind: 'text', text: [{ text: 'Tasks' }] },
      { text: 'Book a room', isDone: false, detail: 'not started · updated Fri 20 Nov, 07:15 GMT' },
      { text: 'New and done', isDone: true },
      { kind: 'buttons' },
    ]);
    expect(JSON.stringify(reply)).not.toMatch(/Old and done|Not in a panel|Of somebody else/);
  });

  it('D2 has no tab without panels', async () => {
    expect(buttonsIn(await act(core, company.reviewee, open())).map(({ label }) => label)).toContain(
      'Activity',
    );
    await finalise();
    await TemplateModel.updateMany({}, { $set: { panels: [] } });
    core.turnTo('2026-12-09T10:00:00Z');
    const next = await issueOpen(core);
    const labels = buttonsIn(await act(core, company.reviewee, open(next))).map(({ label }) => label);
    expect(labels).not.toContain('Activity');
  });

  it('D2 is frozen as it stood when finalised', async () => {
    await finalise();
    const { _id, updatedAt } = await itemNamed('Ship the atlas');
    await ActivityItemModel.updateOne({ _id }, { $set: { progress: 9.5, title: 'Renamed since' } });
    core.turnTo('2027-03-01T10:00:00Z');
    const shown = JSON.stringify(await activityAs(company.reviewee));
    expect(shown).toContain('Ship the atlas');
    expect(shown).toContain('65%');
    expect(shown).toContain('New and done');
    expect(shown).not.toContain('Renamed since');
    expect(updatedAt).toEqual(new Date('2026-11-22T07:15:00Z'));
  });

  it('D2 is for the two, for HR by the setting, and for nobody else, open and finalised', async () => {
    const mayRead = async (actor: Person) => JSON.stringify(await activityAs(actor)).includes('Ship the');
    for (const close of [async () => {}, finalise]) {
      await close();
      await SettingsModel.deleteMany({});
      expect(await mayRead(company.reviewee)).toBe(true);
      expect(await mayRead(company.reviewer)).toBe(true);
      expect(await mayRead(company.hr)).toBe(true);
      await SettingsModel.create({ _id: 'organisation', isContentVisibleToHr: false });
      expect(await mayRead(company.hr)).toBe(false);
      await expect(activityAs(company.colleague)).rejects.toMatchObject({ code: 'not-found' });
    }
  });
});

describe('an objective in chat', () => {
  const add = (actor: Person, values: Record<string, string>, oneToOneId?: string): Promise<Reply> =>
    act(core, actor, { type: 'add-objective', ...(oneToOneId && { oneToOneId }) }, values);

  it('D3 is created beside a 1-to-1 by either of the two, for the reviewee', async () => {
    await add(company.reviewer, { title: 'Give a talk' }, oneToOne._id);
    const values = { title: 'Write', target: '12,5', unit: 'pages', dueOn: '2027-01-31' };
    const reply = await add(company.reviewee, values, oneToOne._id);
    expect(JSON.stringify(reply)).toContain('Give a talk');
    expect(await itemNamed('Give a talk')).toMatchObject({
      personId: company.reviewee._id,
      creatorId: company.reviewer._id,
      kind: 'objective',
      status: 'not_started',
    });
    expect(await itemNamed('Write')).toMatchObject({
      target: 12.5,
      progress: 0,
      unit: 'pages',
      dueOn: '2027-01-31',
      updatedAt: new Date('2026-12-02T10:00:00Z'),
    });
  });

  it('D3 is created for oneself with the command', async () => {
    const form = await act(core, company.colleague, { type: 'open-objective-form' });
    expect(fieldIn(form, 'title').readableBy).toContain('whoever may read a 1-to-1 about you');
    const list = await add(company.colleague, { title: 'Learn to sail' });
    expect(JSON.stringify(list)).toContain('Learn to sail');
    const move = await act(core, company.colleague, buttonIn(list, 'Move progress').action);
    expect(move).toMatchObject({ kind: 'show', view: { title: 'Move progress' } });
  });

  it('D3 moves when the reviewee or the reviewer says so', async () => {
    await add(company.reviewee, { title: 'Write', target: '10' }, oneToOne._id);
    const { _id: itemId } = await itemNamed('Write');
    core.turnTo('2026-12-03T12:00:00Z');
    const move: UserAction = { type: 'move-progress', itemId, oneToOneId: oneToOne._id };
    const reply = await act(core, company.reviewer, move, { progress: '4', status: 'in_progress' });
    expect(JSON.stringify(reply)).toContain('40%');
    await act(core, company.reviewee, move, { status: 'done' });
    expect(await itemNamed('Write')).toMatchObject({
      progress: 4,
      status: 'done',
      updatedAt: new Date('2026-12-03T12:00:00Z'),
    });
  });

  it('D3 can be moved when it was imported, and is told that the next import may overwrite it', async () => {
    const { _id: itemId } = await itemNamed('Ship the atlas');
    const ids = { itemId, oneToOneId: oneToOne._id };
    const form = await act(core, company.reviewee, { type: 'open-progress-form', ...ids });
    expect(JSON.stringify(form)).toContain('next import may overwrite');
    expect(fieldIn(form, 'progress').input).toMatchObject({ value: '6.5' });
    await act(core, company.reviewee, { type: 'move-progress', ...ids }, { progress: '7', status: 'done' });
    expect(await itemNamed('Ship the atlas')).toMatchObject({ progress: 7, externalId: 'G-1' });
  });

  it('D3 says what is wrong beside each field, keeps what was typed, and changes nothing', async () => {
    const reply = await add(company.reviewee, { target: 'many', unit: 'pages' }, oneToOne._id);
    expect(reply).toMatchObject({ kind: 'errors' });
    expect(fieldIn(reply, 'title').error).toBe('Please write what is to be reached.');
    expect(fieldIn(reply, 'target').error).toBe('Please give a number, like 12 or 7.5.');
    expect(fieldIn(reply, 'unit').input).toMatchObject({ value: 'pages' });
    expect(await ActivityItemModel.countDocuments({ kind: 'objective' })).toBe(1);
  });

  it('D3 is nobody else’s to create or move, and no other kind of item is', async () => {
    const { _id: itemId } = await itemNamed('Ship the atlas');
    const { _id: taskId } = await itemNamed('Book a room');
    const ids = { oneToOneId: oneToOne._id };
    const attempts: [Person, UserAction, string][] = [
      [company.hr, { type: 'add-objective', ...ids }, 'not-allowed'],
      [company.colleague, { type: 'add-objective', ...ids }, 'not-found'],
      [company.colleague, { type: 'move-progress', itemId, ...ids }, 'not-found'],
      [company.reviewer, { type: 'move-progress', itemId }, 'not-found'],
      [company.reviewer, { type: 'move-progress', itemId: taskId, ...ids }, 'not-found'],
    ];
    const values = { title: 'Theirs', status: 'done' };
    for (const [actor, action, code] of attempts) {
      await expect(act(core, actor, action, values)).rejects.toMatchObject({ code });
    }
    expect(await ActivityItemModel.countDocuments({ status: 'done' })).toBe(2);
    expect(await ActivityItemModel.countDocuments({ title: 'Theirs' })).toBe(0);
  });

  it('D3 does not change beside a finalised 1-to-1', async () => {
    await finalise();
    await expect(add(company.reviewee, { title: 'Late' }, oneToOne._id)).rejects.toMatchObject({
      code: 'conflict',
    });
    const labels = buttonsIn(await activityAs(company.reviewee)).map(({ label }) => label);
    expect(labels).not.toContain('Move progress');
    expect(labels).not.toContain('Add objective');
  });
});

function open({ _id: oneToOneId }: OneToOne = oneToOne): UserAction {
  return { type: 'open-one-to-one', oneToOneId };
}
