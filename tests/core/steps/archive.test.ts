import { beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntryModel } from '../../../src/core/audit/audit-entry.ts';
import type { Reply } from '../../../src/core/chat/reply.ts';
import { type Form, fieldsOf } from '../../../src/core/chat/view.ts';
import { deliverOutbox } from '../../../src/core/notices/deliver-outbox.ts';
import { type OneToOne, OneToOneModel, threadIdOf } from '../../../src/core/one-to-ones/one-to-one.ts';
import { MessageModel } from '../../../src/core/outbox/message.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';
import { beginWithOpen } from '../../support/begin-with.ts';
import { redrawn } from '../../support/notices.ts';
import { buttonIn, buttonsIn } from '../../support/shown-words.ts';
import { act, addPerson, type Company, issueOpen } from '../../support/small-company.ts';
import { makeTestCore, type TestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';
import { FakeMessenger } from '../outbox/outbox-fixture.ts';

useTestDatabase();

let core: TestCore;
let company: Company;
let oneToOne: OneToOne;

beforeEach(async () => {
  core = makeTestCore('2026-12-02T10:00:00Z');
  ({ company, oneToOne } = await beginWithOpen(core));
});

const id = () => ({ oneToOneId: oneToOne._id });
const statusOf = async (oneToOneId = oneToOne._id) =>
  (await OneToOneModel.findById(oneToOneId).orFail().lean<OneToOne>()).status;
const openAs = (actor: Person) => act(core, actor, { type: 'open-one-to-one', ...id() });
const archiveAs = (actor: Person) => act(core, actor, { type: 'archive-one-to-one', ...id() });
const restoreAs = (actor: Person) => act(core, actor, { type: 'restore-one-to-one', ...id() });
const labelsIn = (reply: Reply) => buttonsIn(reply).map(({ label }) => label);

describe('archiving a 1-to-1', () => {
  it.each(['reviewer', 'hr'] as const)(
    'O8 is offered to the %s, who is asked first, and can be undone',
    async (who) => {
      const button = buttonIn(await openAs(company[who]), 'Archive');
      expect(button.confirm?.text).toContain('can be restored');
      const archived = await act(core, company[who], button.action);
      expect(await statusOf()).toBe('archived');
      expect(JSON.stringify(archived)).toContain('Archived by you');
      await act(core, company[who], buttonIn(archived, 'Restore').action);
      expect(await statusOf()).toBe('open');
    },
  );

  it('O8 gives a finalised one back as finalised', async () => {
    await act(core, company.hr, { type: 'finalise', ...id() });
    const before = await OneToOneModel.findById(oneToOne._id).lean();
    await archiveAs(company.hr);
    await restoreAs(company.hr);
    expect(await OneToOneModel.findById(oneToOne._id).lean()).toEqual(before);
  });

  it('O8 is neither offered to nor done by the reviewee, nor is restoring', async () => {
    expect(labelsIn(await openAs(company.reviewee))).not.toContain('Archive');
    await expect(archiveAs(company.reviewee)).rejects.toMatchObject({ code: 'not-allowed' });
    await archiveAs(company.hr);
    expect(labelsIn(await openAs(company.reviewee))).not.toContain('Restore');
    await expect(restoreAs(company.reviewee)).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await statusOf()).toBe('archived');
  });

  it('O8 V2 answers a colleague as if there were nothing', async () => {
    await expect(archiveAs(company.colleague)).rejects.toMatchObject({ code: 'not-found' });
    expect(await statusOf()).toBe('open');
  });

  it('O8 cannot be done twice', async () => {
    await archiveAs(company.hr);
    await expect(archiveAs(company.reviewer)).rejects.toMatchObject({ code: 'conflict' });
    await restoreAs(company.hr);
    await expect(restoreAs(company.reviewer)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('O8 V3 is in the audit log', async () => {
    await archiveAs(company.hr);
    await restoreAs(company.reviewer);
    const entries = await AuditEntryModel.find({ what: /one-to-one\.(archived|restored)/ })
      .sort({ _id: 1 })
      .lean();
    expect(entries.map(({ what, actorId }) => [what, actorId])).toEqual([
      ['one-to-one.archived', company.hr._id],
      ['one-to-one.restored', company.reviewer._id],
    ]);
  });
});

describe('an archived 1-to-1', () => {
  it('O8 is in no list and on no hub, and nothing in it changes', async () => {
    await archiveAs(company.hr);
    for (const reader of [company.reviewee, company.reviewer, company.hr]) {
      for (const action of [
        { type: 'open-home' },
        { type: 'list-one-to-ones', of: 'mine' },
        { type: 'list-one-to-ones', of: 'reports' },
        { type: 'list-one-to-ones', of: 'past' },
      ] as const) {
        expect(JSON.stringify(await act(core, reader, action))).not.toContain(oneToOne._id);
      }
    }
    for (const type of ['open-answers', 'open-agenda-form', 'open-meeting-form', 'open-reassign'] as const) {
      await expect(act(core, company.reviewer, { type, ...id() })).rejects.toMatchObject({
        code: 'conflict',
      });
    }
    expect(labelsIn(await openAs(company.reviewer))).not.toContain('Finalise');
  });

  it('O8 turns the messages that stand for it into one sentence, and back when it is restored', async () => {
    for (const { _id, name } of [company.reviewee, company.reviewer]) {
      await PersonModel.updateOne({ _id }, { $set: { slack: { userId: name } } });
    }
    const slack = new FakeMessenger('slack');
    await deliverOutbox(core, { messengers: [slack] });
    await archiveAs(company.hr);
    await deliverOutbox(core, { messengers: [slack] });
    expect(slack.updates).toHaveLength(2);
    for (const { card } of slack.updates) {
      expect(JSON.stringify(card.body)).toContain('This 1-to-1 is archived.');
      expect(JSON.stringify(card.body)).not.toMatch(/Answer|Add agenda point/);
    }
    await restoreAs(company.hr);
    await deliverOutbox(core, { messengers: [slack] });
    expect(JSON.stringify(slack.updates.at(-1)?.card.body)).toContain('Add agenda point');
    expect(slack.sends).toHaveLength(2);
  });

  it('O8 is not announced to somebody who was not told of it yet, until it is restored', async () => {
    await archiveAs(company.hr);
    await PersonModel.updateOne({ _id: company.reviewee._id }, { $set: { slack: { userId: 'U1' } } });
    const slack = new FakeMessenger('slack');
    await deliverOutbox(core, { messengers: [slack] });
    expect(slack.sends).toEqual([]);
    expect(await MessageModel.countDocuments({ state: 'dropped' })).toBe(2);
    await restoreAs(company.hr);
    await deliverOutbox(core, { messengers: [slack] });
    expect(slack.sends.map(({ account }) => account)).toEqual(['U1']);
  });

  it('O8 offers restoring in the message of those who may, and to nobody else', async () => {
    await archiveAs(company.hr);
    expect(JSON.stringify(await redrawn(core, company.reviewer, oneToOne._id))).toContain(
      'restore-one-to-one',
    );
    expect(JSON.stringify(await redrawn(core, company.reviewee, oneToOne._id))).not.toContain(
      'restore-one-to-one',
    );
  });

  it('O8 does not keep the next occurrence from being issued', async () => {
    await archiveAs(company.hr);
    core.turnTo('2026-12-09T10:00:00Z');
    expect((await issueOpen(core)).occurrence).toBe(1);
  });
});

describe('archiving several at once', () => {
  const formIn = (reply: Reply): Form => {
    const view = reply.kind === 'errors' ? reply.form : reply.kind === 'show' ? reply.view : undefined;
    if (view?.kind !== 'form') throw new Error('no form');
    return view;
  };
  const ticksOf = (form: Form) => {
    const field = fieldsOf(form).find(({ input }) => input.type === 'choices');
    const options = field?.input.type === 'choices' ? field.input.options : [];
    return { fieldId: field?.id ?? '', values: options.map(({ value }) => value), options };
  };
  const listAs = async (
    actor: Person,
    more: { doing?: 'archive' | 'restore'; page?: number; search?: string } = {},
  ) => {
    const { doing = 'archive', page, search } = more;
    const action = { type: 'open-archive', doing, ...(page !== undefined && { page }) } as const;
    return formIn(await act(core, actor, action, search === undefined ? {} : { search }));
  };

  /** Another reviewee of somebody, with a finalised 1-to-1 of long ago. */
  async function addPast(reviewerId: string, name: string, occurrence = 0): Promise<string> {
    const revieweeId =
      (await PersonModel.findOne({ name }).lean<Person>())?._id ?? (await addPerson(name))._id;
    const { _id, ...rest } = oneToOne;
    const past: OneToOne = {
      ...rest,
      _id: `old:${occurrence}:${revieweeId}`,
      cycleId: 'old',
      threadId: threadIdOf('old', revieweeId),
      revieweeId,
      reviewerId,
      status: 'finalised',
      finaliseBy: isoDate(`2026-01-${String(occurrence + 1).padStart(2, '0')}`),
    };
    await OneToOneModel.create(past);
    return past._id;
  }

  it('O8 is reached from the past 1-to-1s by those who may, and by nobody else', async () => {
    const past = { type: 'list-one-to-ones', of: 'past' } as const;
    for (const actor of [company.reviewer, company.hr]) {
      const form = formIn(
        await act(core, actor, buttonIn(await act(core, actor, past), 'Archive several').action),
      );
      expect(ticksOf(form).values).toEqual([oneToOne._id]);
    }
    for (const actor of [company.reviewee, company.colleague]) {
      expect(labelsIn(await act(core, actor, past))).not.toContain('Archive several');
      expect(ticksOf(await listAs(actor)).values).toEqual([]);
    }
  });

  it('O8 archives what was ticked, restores what was ticked, and leaves the rest', async () => {
    const first = await addPast(company.reviewer._id, 'Ines Ito', 1);
    const second = await addPast(company.reviewer._id, 'Ines Ito', 2);
    const list = ticksOf(await listAs(company.reviewer));
    expect(list.values).toEqual([first, second, oneToOne._id]);
    const form = await listAs(company.reviewer);
    const done = formIn(
      await act(core, company.reviewer, form.submit.action, { [list.fieldId]: [first, oneToOne._id] }),
    );
    expect(JSON.stringify(done.body)).toContain('2 archived.');
    expect(ticksOf(done).values).toEqual([second]);
    expect(ticksOf(done).fieldId).not.toBe(list.fieldId);
    const archived = await listAs(company.reviewer, { doing: 'restore' });
    expect(ticksOf(archived).values.sort()).toEqual([first, oneToOne._id].sort());
    await act(core, company.reviewer, archived.submit.action, { [ticksOf(archived).fieldId]: [first] });
    expect([await statusOf(first), await statusOf(second), await statusOf()]).toEqual([
      'finalised',
      'finalised',
      'archived',
    ]);
  });

  it('O8 asks for at least one', async () => {
    const form = await listAs(company.reviewer);
    const reply = await act(core, company.reviewer, form.submit.action, {});
    expect(reply.kind).toBe('errors');
    expect(fieldsOf(formIn(reply)).map(({ error }) => error)).toContain('Please tick at least one.');
  });

  it('O8 V1 reaches their own for a reviewer and all for HR, whatever is sent', async () => {
    const foreign = await addPast(company.colleague._id, 'Ines Ito');
    expect(ticksOf(await listAs(company.reviewer)).values).toEqual([oneToOne._id]);
    expect(ticksOf(await listAs(company.hr)).values).toEqual([foreign, oneToOne._id]);
    const archive = { type: 'archive-chosen', doing: 'archive' } as const;
    for (const actor of [company.reviewer, company.reviewee]) {
      await act(core, actor, archive, { 'chosen-x': [foreign] });
    }
    expect(await statusOf(foreign)).toBe('finalised');
    await act(core, company.hr, archive, { 'chosen-x': [foreign] });
    expect(await statusOf(foreign)).toBe('archived');
  });

  it('O8 V1 leaves what is about HR themselves to their reviewer', async () => {
    await OneToOneModel.updateOne({ _id: oneToOne._id }, { revieweeId: company.hr._id });
    expect(ticksOf(await listAs(company.hr)).values).toEqual([]);
    await act(core, company.hr, { type: 'archive-chosen', doing: 'archive' }, { 'chosen-x': [oneToOne._id] });
    expect(await statusOf()).toBe('open');
  });

  it('O8 P5 is a stand-in’s for as long as they stand in', async () => {
    const standIn = await addPerson('Stefan Stand-In');
    const absence = { from: isoDate('2026-12-01'), until: isoDate('2026-12-02'), standInId: standIn._id };
    await PersonModel.updateOne({ _id: company.reviewer._id }, { $set: { absences: [absence] } });
    expect(ticksOf(await listAs(standIn)).values).toEqual([oneToOne._id]);
    core.turnTo('2026-12-03T10:00:00Z');
    expect(ticksOf(await listAs(standIn)).values).toEqual([]);
  });

  it('O8 turns pages, and looks for those of somebody', async () => {
    for (let occurrence = 0; occurrence < 23; occurrence += 1) {
      await addPast(company.reviewer._id, occurrence === 7 ? 'Ines Ito' : 'Omar Oz', occurrence);
    }
    const pages = [];
    for (const page of [0, 1, 2]) pages.push(ticksOf(await listAs(company.hr, { page })).values);
    expect(pages.map(({ length }) => length)).toEqual([10, 10, 4]);
    expect(new Set(pages.flat()).size).toBe(24);
    const found = await listAs(company.hr, { search: 'ito' });
    expect(ticksOf(found).options.map(({ label }) => label)).toEqual([expect.stringContaining('Ines Ito')]);
    expect(ticksOf(await listAs(company.hr, { search: 'nobody' })).values).toEqual([]);
  });
});
