import { beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntryModel } from '../../../src/core/audit/audit-entry.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { MessageModel } from '../../../src/core/outbox/message.ts';
import type { Person } from '../../../src/core/people/person.ts';
import { CommentModel } from '../../../src/core/points/comment.ts';
import { SettingsModel } from '../../../src/core/settings/settings.ts';
import { beginWithOpen } from '../../support/begin-with.ts';
import { messagesOf, noticeTo, toldOf } from '../../support/notices.ts';
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
  ({ company, oneToOne } = await beginWithOpen(core));
  await act(core, company.reviewee, { type: 'add-agenda-point', ...id() }, { text: 'Holiday cover' });
});

type Tab = 'agenda' | 'actions';

const id = () => ({ oneToOneId: oneToOne._id });
const openAs = (actor: Person, tab: Tab = 'agenda') =>
  act(core, actor, { type: 'open-one-to-one', ...id(), tab });

/** What the "Comment" button of the first point on that page leads to. */
async function pointOn(tab: Tab) {
  const { action } = buttonIn(await openAs(company.reviewer, tab), 'Comment');
  if (action.type !== 'open-comment-form') throw new Error('no comment form');
  const { oneToOneId, point, pointId } = action;
  return { oneToOneId, point, pointId };
}

async function comment(actor: Person, text: string, tab: Tab = 'agenda') {
  return act(core, actor, { type: 'add-comment', ...(await pointOn(tab)) }, { text });
}

async function addAction(actor: Person, owner: Person) {
  await act(core, actor, { type: 'add-action-point', ...id() }, { text: 'Book the room', owner: owner._id });
}

describe('a comment on an agenda point', () => {
  it('A3 is written by either of the two and stands under the point for both', async () => {
    await comment(company.reviewee, 'from-reviewee');
    await comment(company.reviewer, 'from-reviewer');
    for (const reader of [company.reviewee, company.reviewer, company.hr]) {
      const shown = JSON.stringify(await openAs(reader));
      expect(shown).toContain('from-reviewee');
      expect(shown).toContain('from-reviewer');
    }
  });

  it('A3 A5 says who can read it before it is sent', async () => {
    const form = await act(core, company.reviewer, {
      type: 'open-comment-form',
      ...(await pointOn('agenda')),
    });
    expect(fieldIn(form, 'text').readableBy).toMatch(/^You, Mei Tan, HR.* can read this\.$/);
  });

  it.each([{}, { text: '  ' }, { text: 'x'.repeat(2001) }])('A3 needs words: %#', async (values) => {
    const reply = await act(
      core,
      company.reviewer,
      { type: 'add-comment', ...(await pointOn('agenda')) },
      values,
    );
    expect(reply.kind).toBe('errors');
    expect(fieldIn(reply, 'text').error).toMatch(/^Please/);
    expect(await CommentModel.countDocuments()).toBe(0);
  });

  it('A3 shows the first three under the point and all of them on a page of its own', async () => {
    for (const word of ['one', 'two', 'three', 'four']) await comment(company.reviewer, `marker-${word}`);
    const page = await openAs(company.reviewee);
    expect(JSON.stringify(page)).toContain('marker-three');
    expect(JSON.stringify(page)).not.toContain('marker-four');
    const all = JSON.stringify(await act(core, company.reviewee, buttonIn(page, 'All comments').action));
    for (const word of ['one', 'two', 'three', 'four']) expect(all).toContain(`marker-${word}`);
  });

  it('A3 that is long is read in full on that page', async () => {
    const long = `${'long '.repeat(300)}end`;
    await comment(company.reviewer, long);
    const page = await openAs(company.reviewee);
    expect(JSON.stringify(page)).not.toContain('long end');
    expect(
      JSON.stringify(await act(core, company.reviewee, buttonIn(page, 'All comments').action)),
    ).toContain(long);
  });

  it('A3 turns the pages of many', async () => {
    const ref = await pointOn('agenda');
    await CommentModel.insertMany(
      Array.from({ length: 12 }, (_, index) => ({
        ...ref,
        authorId: company.reviewer._id,
        text: `marker-${index}.`,
        writtenAt: new Date(1_000 * index),
      })),
    );
    const first = await act(core, company.reviewee, { type: 'open-point', ...ref });
    expect(JSON.stringify(first)).not.toContain('marker-11.');
    const next = await act(core, company.reviewee, buttonIn(first, 'More (page 2 of 2)').action);
    expect(JSON.stringify(next)).toContain('marker-11.');
  });

  it('A3 goes with the point to the next occurrence', async () => {
    await comment(company.reviewer, 'marker-carried');
    await act(core, company.hr, { type: 'finalise', ...id() });
    core.turnTo('2026-12-09T10:00:00Z');
    oneToOne = await issueOpen(core);
    expect(JSON.stringify(await openAs(company.reviewee))).toContain('marker-carried');
  });

  it('A3 is deleted by its author alone, and with its point', async () => {
    await comment(company.reviewer, 'marker-mine');
    const page = await act(core, company.reviewer, { type: 'open-point', ...(await pointOn('agenda')) });
    const remove = buttonIn(page, 'Delete').action;
    await expect(act(core, company.reviewee, remove)).rejects.toMatchObject({ code: 'not-found' });
    await act(core, company.reviewer, remove);
    expect(await CommentModel.countDocuments()).toBe(0);
    await comment(company.reviewer, 'marker-other');
    await act(core, company.reviewee, buttonIn(await openAs(company.reviewee), 'Delete').action);
    expect(await CommentModel.countDocuments()).toBe(0);
  });

  it('A3 V1 is HR’s to read and write when the organisation says so, and not otherwise', async () => {
    const ref = await pointOn('agenda');
    await act(core, company.hr, { type: 'add-comment', ...ref }, { text: 'from-hr' });
    expect(JSON.stringify(await openAs(company.reviewee))).toContain('from-hr');
    await SettingsModel.updateOne({ _id: 'organisation' }, { isContentVisibleToHr: false }, { upsert: true });
    expect(JSON.stringify(await openAs(company.hr))).not.toContain('from-hr');
    await expect(act(core, company.hr, { type: 'open-point', ...ref })).rejects.toMatchObject({
      code: 'not-found',
    });
    for (const type of ['open-comment-form', 'add-comment'] as const) {
      await expect(act(core, company.hr, { type, ...ref }, { text: 'more' })).rejects.toMatchObject({
        code: 'not-allowed',
      });
    }
    expect(await CommentModel.countDocuments()).toBe(1);
  });

  it('A3 V2 is nobody else’s to read or write', async () => {
    const ref = await pointOn('agenda');
    for (const type of ['open-point', 'open-comment-form', 'add-comment'] as const) {
      await expect(act(core, company.colleague, { type, ...ref }, { text: 'no' })).rejects.toMatchObject({
        code: 'not-found',
      });
    }
    expect(await CommentModel.countDocuments()).toBe(0);
  });

  it('A3 V2 is not reached through a 1-to-1 that the point is not part of', async () => {
    const ref = await pointOn('agenda');
    await comment(company.reviewee, 'marker-hidden');
    const { _id, ...rest } = oneToOne;
    const foreign = { ...rest, _id: 'other:0:x', threadId: 'other:x', revieweeId: company.colleague._id };
    await OneToOneModel.create(foreign);
    for (const type of ['open-point', 'open-comment-form', 'add-comment'] as const) {
      await expect(
        act(core, company.colleague, { type, ...ref, oneToOneId: foreign._id }, { text: 'no' }),
      ).rejects.toMatchObject({ code: 'not-found' });
    }
  });

  it('A3 is not added once the 1-to-1 is finalised', async () => {
    const ref = await pointOn('agenda');
    await act(core, company.hr, { type: 'finalise', ...id() });
    expect(buttonsIn(await openAs(company.reviewee)).map(({ label }) => label)).not.toContain('Comment');
    await expect(
      act(core, company.reviewee, { type: 'add-comment', ...ref }, { text: 'late' }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  it('A3 V3 is in the audit log without its words', async () => {
    await comment(company.reviewer, 'marker-words');
    expect(
      await AuditEntryModel.countDocuments({ what: 'comment.added', actorId: company.reviewer._id }),
    ).toBe(1);
    expect(JSON.stringify(await AuditEntryModel.find().lean())).not.toContain('marker-words');
  });
});

describe('the notice of a comment', () => {
  it('A3 N6 goes to the author of the point, with its words in the message and not in the notification', async () => {
    await comment(company.reviewer, 'marker-words');
    expect(await toldOf('comment')).toEqual([company.reviewee._id]);
    const card = await noticeTo(core, company.reviewee, 'comment');
    expect(card?.title).toBe('Comment on your agenda point');
    expect(card?.summary).toBe('Tomasz Wojcik commented on your agenda point.');
    expect(JSON.stringify(card?.body)).toContain('marker-words');
    const answer = card?.body.flatMap((element) => ('buttons' in element ? element.buttons : []))[0];
    if (!answer) throw new Error('no next step');
    expect(await act(core, company.reviewee, answer.action)).toMatchObject({
      kind: 'show',
      view: { kind: 'form' },
    });
    expect(JSON.stringify(await MessageModel.find().lean())).not.toContain('marker-words');
  });

  it('A3 N6 is not sent about one’s own comment, and once for each of others', async () => {
    await comment(company.reviewee, 'mine');
    expect(await messagesOf('comment')).toEqual([]);
    await comment(company.reviewer, 'first');
    await comment(company.reviewer, 'second');
    expect(await messagesOf('comment')).toHaveLength(2);
  });

  it('A3 N6 goes to the author and the owner of an action point', async () => {
    await addAction(company.reviewer, company.reviewee);
    await act(
      core,
      company.hr,
      { type: 'add-comment', ...(await pointOn('actions')) },
      { text: 'well done' },
    );
    expect(await toldOf('comment')).toEqual([company.reviewee._id, company.reviewer._id].sort());
    expect((await noticeTo(core, company.reviewee, 'comment'))?.title).toBe('Comment on your action point');
  });

  it('N6 says nothing once the comment is gone', async () => {
    await comment(company.reviewer, 'taken back');
    await CommentModel.deleteMany();
    expect(await noticeTo(core, company.reviewee, 'comment')).toBeUndefined();
  });
});

describe('a comment on an action point', () => {
  it('A3 stands under it, also after the 1-to-1 was finalised: work gets done later', async () => {
    await addAction(company.reviewer, company.reviewee);
    await act(core, company.hr, { type: 'finalise', ...id() });
    await comment(company.reviewee, 'marker-progress', 'actions');
    expect(JSON.stringify(await openAs(company.reviewer, 'actions'))).toContain('marker-progress');
  });

  it('O8 is not added once the 1-to-1 is archived', async () => {
    await addAction(company.reviewer, company.reviewee);
    const ref = await pointOn('actions');
    await act(core, company.hr, { type: 'archive-one-to-one', ...id() });
    await expect(
      act(core, company.reviewee, { type: 'add-comment', ...ref }, { text: 'late' }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });
});
