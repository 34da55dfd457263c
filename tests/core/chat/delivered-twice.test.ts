import { beforeEach, describe, expect, it } from '@jest/globals';
import type mongoose from 'mongoose';
import { AuditEntryModel } from '../../../src/core/audit/audit-entry.ts';
import type { Reply, Surface } from '../../../src/core/chat/reply.ts';
import type { UserAction } from '../../../src/core/chat/user-action.ts';
import type { FormValues } from '../../../src/core/forms/form-values.ts';
import { NoteModel } from '../../../src/core/notes/note.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { MessageModel } from '../../../src/core/outbox/message.ts';
import type { Person } from '../../../src/core/people/person.ts';
import { ActionPointModel } from '../../../src/core/points/action-point.ts';
import { AgendaPointModel } from '../../../src/core/points/agenda-point.ts';
import { CommentModel } from '../../../src/core/points/comment.ts';
import { beginWithOpen } from '../../support/begin-with.ts';
import { act, type Company, fieldOf } from '../../support/small-company.ts';
import { makeTestCore, type TestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

let core: TestCore;
let company: Company;
let oneToOne: OneToOne;
let pointId: string;

beforeEach(async () => {
  core = makeTestCore('2026-12-02T10:00:00Z');
  ({ company, oneToOne } = await beginWithOpen(core));
  await act(core, company.reviewer, { type: 'add-agenda-point', oneToOneId: id() }, { text: 'First' });
  pointId = (await AgendaPointModel.findOne().lean())?._id ?? '';
});

const id = () => oneToOne._id;

interface Making {
  makes: string;
  model: mongoose.Model<never>;
  action: () => UserAction;
  values?: () => FormValues;
  surface?: Surface;
}

const makings: Making[] = [
  {
    makes: 'an agenda point by form',
    model: AgendaPointModel as never,
    action: () => ({ type: 'add-agenda-point', oneToOneId: id() }),
    values: () => ({ text: 'Budget' }),
  },
  {
    makes: 'an agenda point by command',
    model: AgendaPointModel as never,
    action: () => ({ type: 'say-agenda-point', words: `@${company.reviewer.email} budget` }),
    surface: 'command',
  },
  {
    makes: 'an action point',
    model: ActionPointModel as never,
    action: () => ({ type: 'add-action-point', oneToOneId: id() }),
    values: () => ({ text: 'Book it', owner: company.reviewer._id }),
  },
  {
    makes: 'a private note',
    model: NoteModel as never,
    action: () => ({ type: 'add-note', oneToOneId: id() }),
    values: () => ({ text: 'Mine', visibility: 'private' }),
  },
  {
    makes: 'a public note',
    model: NoteModel as never,
    action: () => ({ type: 'add-note', oneToOneId: id() }),
    values: () => ({ text: 'Ours', visibility: 'public' }),
  },
  {
    makes: 'a comment',
    model: CommentModel as never,
    action: () => ({ type: 'add-comment', oneToOneId: id(), point: 'agenda-point', pointId }),
    values: () => ({ text: 'Yes' }),
  },
];

const send = (making: Making, key: string, actor: Person = company.reviewee) =>
  act(core, actor, making.action(), making.values?.() ?? {}, { key, surface: making.surface ?? 'dialog' });

/** How many there are of what matters. */
async function counts(model: mongoose.Model<never>) {
  return {
    made: await model.countDocuments(),
    audited: await AuditEntryModel.countDocuments(),
    messages: await MessageModel.countDocuments(),
  };
}

describe.each(makings)('N7 a request that makes $makes', (making) => {
  it('makes it once when it is delivered again, and is answered alike', async () => {
    const first = await send(making, 'key');
    const once = await counts(making.model);
    core.turnTo('2026-12-02T10:03:00Z');
    expect(await send(making, 'key')).toEqual(first);
    expect(await counts(making.model)).toEqual(once);
  });

  it('makes it once when it is delivered twice at one moment', async () => {
    const before = await making.model.countDocuments();
    const [one, other] = await Promise.all([send(making, 'key'), send(making, 'key')]);
    expect(one?.kind).toBe(other?.kind);
    const once = await counts(making.model);
    await send(making, 'key');
    expect(await counts(making.model)).toEqual(once);
    expect(once.made).toBe(before + 1);
  });

  it('makes it once when the app was killed before it was remembered', async () => {
    await send(making, 'key');
    const once = await counts(making.model);
    await forgetWhatWasDone();
    await send(making, 'key');
    expect(await counts(making.model)).toEqual(once);
  });

  it('makes another when it is asked for again, or by somebody else', async () => {
    await send(making, 'key');
    const once = await making.model.countDocuments();
    await send(making, 'another key');
    expect(await making.model.countDocuments()).toBe(once + 1);
    if (making.action().type === 'say-agenda-point') return;
    await send(making, 'key', company.reviewer);
    expect(await making.model.countDocuments()).toBe(once + 2);
  });
});

async function forgetWhatWasDone(): Promise<void> {
  const { db } = OneToOneModel;
  await db.collection('doneRequests').deleteMany({});
}

describe('N7 a request that was done', () => {
  it('does not bring back what was deleted since', async () => {
    const values = { text: 'Budget' };
    const action = { type: 'add-agenda-point', oneToOneId: id() } as const;
    await act(core, company.reviewee, action, values, { key: 'key' });
    const point = await AgendaPointModel.findOne({ text: 'Budget' }).lean();
    await act(core, company.reviewee, {
      type: 'delete-agenda-point',
      oneToOneId: id(),
      pointId: point?._id ?? '',
    });
    await act(core, company.reviewee, action, values, { key: 'key' });
    expect(await AgendaPointModel.countDocuments({ text: 'Budget' })).toBe(0);
  });

  it('does not bring back what was typed as a command and deleted since', async () => {
    const action = { type: 'say-agenda-point', words: `@${company.reviewer.email} budget` } as const;
    const typed = { key: 'key', surface: 'command' } as const;
    const first = await act(core, company.reviewee, action, {}, typed);
    const point = await AgendaPointModel.findOne({ text: 'budget' }).lean();
    await act(core, company.reviewee, {
      type: 'delete-agenda-point',
      oneToOneId: id(),
      pointId: point?._id ?? '',
    });
    expect(await act(core, company.reviewee, action, {}, typed)).toEqual(first);
    expect(await AgendaPointModel.countDocuments({ text: 'budget' })).toBe(0);
  });

  it('does not do again what was undone since', async () => {
    const tick = { type: 'tick-agenda-point', oneToOneId: id(), pointId } as const;
    await act(core, company.reviewer, tick, {}, { key: 'tick' });
    await act(core, company.reviewer, { ...tick, type: 'untick-agenda-point' }, {}, { key: 'untick' });
    const before = await AgendaPointModel.findById(pointId).lean();
    await act(core, company.reviewer, tick, {}, { key: 'tick' });
    expect(await AgendaPointModel.findById(pointId).lean()).toEqual(before);
  });

  it('is answered with the page as it is now', async () => {
    const action = { type: 'add-action-point', oneToOneId: id() } as const;
    const values = { text: 'Book it', owner: company.reviewer._id };
    await act(core, company.reviewee, action, values, { key: 'key' });
    await act(core, company.reviewee, action, { ...values, text: 'Cancel it' }, { key: 'next' });
    const again = await act(core, company.reviewee, action, values, { key: 'key' });
    expect(JSON.stringify(again)).toContain('Cancel it');
  });

  it('leaves no word of what was typed in what is remembered', async () => {
    await act(
      core,
      company.reviewee,
      { type: 'add-note', oneToOneId: id() },
      { text: 'marker-words', visibility: 'private' },
      { key: 'key' },
    );
    const collections = (await OneToOneModel.db.db?.collections()) ?? [];
    const stored = await Promise.all(collections.map((collection) => collection.find().toArray()));
    expect(JSON.stringify(stored)).toContain('agenda-point.added');
    expect(JSON.stringify(stored)).not.toContain('marker-words');
  });

  it('that came back with mistakes is done when they are mended', async () => {
    const action = { type: 'add-action-point', oneToOneId: id() } as const;
    const wrong = await act(core, company.reviewee, action, { text: 'Book it' }, { key: 'key' });
    expect(wrong.kind).toBe('errors');
    const right = { text: 'Book it', owner: company.reviewer._id };
    await act(core, company.reviewee, action, right, { key: 'key' });
    expect(await ActionPointModel.countDocuments()).toBe(1);
  });
});

describe('N7 a step that is delivered twice at one moment', () => {
  const twice = (actor: Person, action: UserAction, values: FormValues = {}) =>
    Promise.all([1, 2].map(() => act(core, actor, action, values, { key: 'key' })));

  const kinds = (replies: Reply[]) => replies.map(({ kind }) => kind);

  it('is finalised once and answered twice', async () => {
    const { reviewer } = company;
    const values = { [fieldOf(oneToOne, 'plate')]: '3' };
    await act(core, reviewer, { type: 'save-draft', oneToOneId: id() }, values);
    expect(kinds(await twice(reviewer, { type: 'finalise', oneToOneId: id() }))).toEqual(['show', 'show']);
  });

  it('is reopened once and answered twice', async () => {
    await act(core, company.hr, { type: 'finalise', oneToOneId: id() });
    const replies = await twice(company.hr, { type: 'reopen', oneToOneId: id() }, { reason: 'A word' });
    expect(kinds(replies)).toEqual(['show', 'show']);
    expect((await OneToOneModel.findById(id()).lean<OneToOne>())?.reopenings).toHaveLength(1);
  });

  it('is archived once and answered twice', async () => {
    expect(kinds(await twice(company.hr, { type: 'archive-one-to-one', oneToOneId: id() }))).toEqual([
      'show',
      'show',
    ]);
  });

  it('deletes a point once and is answered twice', async () => {
    const action = { type: 'delete-agenda-point', oneToOneId: id(), pointId } as const;
    expect(kinds(await twice(company.reviewer, action))).toEqual(['show', 'show']);
  });
});
