import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Reply } from '../../../src/core/chat/reply.ts';
import { type Form, fieldsOf } from '../../../src/core/chat/view.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { MessageModel } from '../../../src/core/outbox/message.ts';
import { beginWithOpen } from '../../support/begin-with.ts';
import { act, type Company, fieldOf, issueOpen } from '../../support/small-company.ts';
import { makeTestCore, type TestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

let core: TestCore;
let company: Company;
let oneToOne: OneToOne;

beforeEach(async () => {
  core = makeTestCore('2026-12-02T10:00:00Z');
  ({ company, oneToOne } = await beginWithOpen(core));
});

function formIn(reply: Reply): Form {
  const view = reply.kind === 'errors' ? reply.form : reply.kind === 'show' ? reply.view : undefined;
  if (view?.kind !== 'form') throw new Error(`no form: ${JSON.stringify(reply)}`);
  return view;
}

function typedIn(form: Form, id: string): unknown {
  const input = fieldsOf(form).find((field) => field.id === id)?.input;
  return input?.type === 'choices' ? input.values : input?.value;
}

const id = () => oneToOne._id;
const field = (key: string) => fieldOf(oneToOne, key);
const required = () => ({ [field('mood')]: '4', [field('plate')]: '2' });

describe('a draft', () => {
  it('O2 is kept as it was typed and comes back in the form', async () => {
    const typed = {
      [field('moved')]: 'half a sent',
      [field('hours')]: 'about 12',
      [field('days')]: ['Mon, early', 'Wed'],
    };
    await act(core, company.reviewee, { type: 'save-draft', oneToOneId: id() }, typed);
    const form = formIn(await act(core, company.reviewee, { type: 'open-answers', oneToOneId: id() }));
    expect(typedIn(form, field('moved'))).toBe('half a sent');
    expect(typedIn(form, field('hours'))).toBe('about 12');
    expect(typedIn(form, field('days'))).toEqual(['Mon, early', 'Wed']);
  });

  it('O2 is invisible to the reviewer, to HR and in everything they are shown', async () => {
    await act(
      core,
      company.reviewee,
      { type: 'save-draft', oneToOneId: id() },
      { [field('moved')]: 'marker-draft' },
    );
    for (const reader of [company.reviewer, company.hr]) {
      for (const tab of ['agenda', 'answers', 'actions', 'notes'] as const) {
        const reply = await act(core, reader, { type: 'open-one-to-one', oneToOneId: id(), tab });
        expect(JSON.stringify(reply)).not.toMatch(/marker-draft|draft, only/);
      }
      expect(JSON.stringify(await act(core, reader, { type: 'open-home' }))).not.toContain('marker-draft');
    }
    const ownForm = formIn(await act(core, company.reviewer, { type: 'open-answers', oneToOneId: id() }));
    expect(JSON.stringify(ownForm)).not.toContain('marker-draft');
  });

  it('O5 needs no required answer', async () => {
    const reply = await act(core, company.reviewee, { type: 'save-and-close', oneToOneId: id() }, {});
    expect(reply.kind).toBe('show');
  });

  it('O4 survives page by page where the platform says nothing while one types', async () => {
    const teams = { savesWhileTyping: false };
    const first = formIn(
      await act(core, company.reviewee, { type: 'open-answers', oneToOneId: id() }, {}, teams),
    );
    expect(first.submit.action).toMatchObject({ type: 'turn-page', page: 0, to: 1 });
    const next = await act(core, company.reviewee, first.submit.action, required(), teams);
    expect(fieldsOf(formIn(next)).map((each) => each.id)).not.toContain(field('mood'));
    const again = formIn(
      await act(core, company.reviewee, { type: 'open-answers', oneToOneId: id() }, {}, teams),
    );
    expect(again.title).toBe(formIn(next).title);
    const back = formIn(
      await act(core, company.reviewee, { type: 'turn-page', oneToOneId: id(), page: 1, to: 0 }, {}, teams),
    );
    expect(typedIn(back, field('mood'))).toBe('4');
  });

  it('is refused once the 1-to-1 is finalised', async () => {
    await OneToOneModel.updateOne({ _id: id() }, { $set: { status: 'finalised' } });
    await expect(
      act(core, company.reviewee, { type: 'save-draft', oneToOneId: id() }, { [field('moved')]: 'late' }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('sharing', () => {
  it('O5 asks for every required answer, keeps what was typed, and shares nothing', async () => {
    const typed = { [field('moved')]: 'much', [field('plate')]: '3' };
    const reply = await act(core, company.reviewee, { type: 'share-answers', oneToOneId: id() }, typed);
    const form = formIn(reply);
    expect(reply.kind).toBe('errors');
    expect(
      fieldsOf(form)
        .filter(({ error }) => error)
        .map((each) => each.id),
    ).toEqual([field('mood')]);
    expect(typedIn(form, field('moved'))).toBe('much');
    expect(JSON.stringify(await readAnswersAs(company.reviewer))).not.toContain('much');
  });

  it('names the wrong answers beside their fields', async () => {
    const typed = {
      ...required(),
      [field('hours')]: 'many',
      [field('off')]: '2026-02-30',
      [field('place')]: 'Moon',
    };
    const form = formIn(
      await act(core, company.reviewee, { type: 'share-answers', oneToOneId: id() }, typed),
    );
    const wrong = fieldsOf(form).filter(({ error }) => error !== undefined);
    expect(wrong.map((each) => each.id).sort()).toEqual(
      [field('hours'), field('off'), field('place')].sort(),
    );
  });

  it('Q1 shares every type of question in words', async () => {
    const typed = {
      ...required(),
      [field('title')]: 'Quiet',
      [field('moved')]: 'The migration.\nAll of it.',
      [field('rested')]: 'no',
      [field('place')]: 'Home',
      [field('days')]: ['Mon, early', 'Wed'],
      [field('hours')]: '37,5',
      [field('off')]: '2026-12-24',
    };
    await act(core, company.reviewee, { type: 'share-answers', oneToOneId: id() }, typed);
    const shown = JSON.stringify(await readAnswersAs(company.reviewer));
    for (const words of [
      'Good',
      '2 of 5',
      'Quiet',
      'All of it.',
      '"No"',
      'Home',
      'Mon, early · Wed',
      '37.5',
      '2026-12-24',
    ]) {
      expect(shown).toContain(words);
    }
  });

  it('O3 can be done again: the other sees the new answer and that it changed', async () => {
    await act(
      core,
      company.reviewee,
      { type: 'share-answers', oneToOneId: id() },
      { ...required(), [field('title')]: 'One' },
    );
    await act(
      core,
      company.reviewee,
      { type: 'save-draft', oneToOneId: id() },
      { ...required(), [field('title')]: 'Two' },
    );
    expect(JSON.stringify(await readAnswersAs(company.reviewer))).not.toContain('Two');
    await act(
      core,
      company.reviewee,
      { type: 'share-answers', oneToOneId: id() },
      { ...required(), [field('title')]: 'Two' },
    );
    const shown = JSON.stringify(await readAnswersAs(company.reviewer));
    expect(shown).toContain('Two');
    expect(shown.match(/changed/g)).toHaveLength(1);
  });

  it('O3 is late once the deadline day has ended where the person lives', async () => {
    core.turnTo('2026-12-03T23:59:00Z');
    await act(core, company.reviewee, { type: 'share-answers', oneToOneId: id() }, required());
    core.turnTo('2026-12-05T00:00:01Z');
    await act(core, company.reviewer, { type: 'share-answers', oneToOneId: id() }, { [field('plate')]: '1' });
    const stored = await OneToOneModel.findById(id()).lean<OneToOne>();
    expect([stored?.parts.reviewee.isLate, stored?.parts.reviewer.isLate]).toEqual([false, true]);
  });

  it('N6 tells the other person once', async () => {
    for (const title of ['One', 'Two']) {
      const typed = { ...required(), [field('title')]: title };
      await act(core, company.reviewee, { type: 'share-answers', oneToOneId: id() }, typed);
    }
    const told = await MessageModel.find({ 'notice.kind': 'part-shared' }).lean();
    expect(told.map(({ personId }) => personId)).toEqual([company.reviewer._id]);
  });
});

describe('finalising', () => {
  it('O2 shares the reviewer’s draft, locks both parts, and tells both', async () => {
    await act(core, company.reviewer, { type: 'save-draft', oneToOneId: id() }, { [field('plate')]: '5' });
    await act(core, company.reviewer, { type: 'finalise', oneToOneId: id() });
    expect(JSON.stringify(await readAnswersAs(company.reviewee))).toContain('5 of 5');
    await expect(
      act(core, company.reviewee, { type: 'share-answers', oneToOneId: id() }, required()),
    ).rejects.toMatchObject({ code: 'conflict' });
    const told = await MessageModel.find({ 'notice.kind': 'finalised' }).lean();
    expect(told.map(({ personId }) => personId).sort()).toEqual(
      [company.reviewee._id, company.reviewer._id].sort(),
    );
  });

  it('O2 leaves an unshared draft to its author, and says so before', async () => {
    await act(
      core,
      company.reviewee,
      { type: 'save-draft', oneToOneId: id() },
      { [field('moved')]: 'marker-draft' },
    );
    const asked = await act(core, company.reviewer, { type: 'open-finalise', oneToOneId: id() });
    expect(JSON.stringify(asked)).toContain('has not shared their part');
    await act(core, company.reviewer, { type: 'save-draft', oneToOneId: id() }, { [field('plate')]: '5' });
    await act(core, company.reviewer, { type: 'finalise', oneToOneId: id() });
    for (const reader of [company.reviewer, company.hr]) {
      expect(JSON.stringify(await readAnswersAs(reader))).not.toContain('marker-draft');
    }
  });

  it('O5 asks the reviewer for their required answers first, where they have begun', async () => {
    await act(core, company.reviewer, { type: 'save-draft', oneToOneId: id() }, { [field('plate')]: '9' });
    const reply = await act(core, company.reviewer, { type: 'finalise', oneToOneId: id() });
    expect(formIn(reply).submit.action.type).toBe('open-answers');
    expect((await OneToOneModel.findById(id()).lean<OneToOne>())?.status).toBe('open');
  });

  it('O2 O5 by a reviewer who met and answered nothing asks first, and leaves their part empty', async () => {
    const asked = await act(core, company.reviewer, { type: 'finalise', oneToOneId: id() });
    expect((await OneToOneModel.findById(id()).lean<OneToOne>())?.status).toBe('open');
    const { submit, others } = formIn(asked);
    expect(submit.action.type).toBe('finalise');
    expect(others.map(({ action }) => action.type)).toEqual([
      'open-answers',
      'open-not-held',
      'open-one-to-one',
    ]);
    await act(core, company.reviewer, submit.action);
    const { status, parts } = await OneToOneModel.findById(id()).orFail().lean<OneToOne>();
    expect({ status, sharedAt: parts.reviewer.sharedAt }).toEqual({
      status: 'finalised',
      sharedAt: undefined,
    });
  });

  it('O1 cannot be done twice', async () => {
    await act(core, company.hr, { type: 'finalise', oneToOneId: id() });
    await expect(act(core, company.hr, { type: 'finalise', oneToOneId: id() })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('O2 by HR never shares what the reviewer has not shared', async () => {
    await act(
      core,
      company.reviewer,
      { type: 'save-draft', oneToOneId: id() },
      { [field('title')]: 'marker-draft', [field('plate')]: '5' },
    );
    await act(core, company.hr, { type: 'finalise', oneToOneId: id() });
    for (const reader of [company.reviewee, company.hr]) {
      expect(JSON.stringify(await readAnswersAs(reader))).not.toMatch(/marker-draft|5 of 5/);
    }
  });
});

describe('the next occurrence', () => {
  it('Q2 shows the last answers beside their fields', async () => {
    await act(
      core,
      company.reviewee,
      { type: 'share-answers', oneToOneId: id() },
      { ...required(), [field('moved')]: 'The ship' },
    );
    await act(core, company.reviewer, { type: 'save-draft', oneToOneId: id() }, { [field('plate')]: '5' });
    await act(core, company.reviewer, { type: 'finalise', oneToOneId: id() });
    core.turnTo('2026-12-09T10:00:00Z');
    const next = await issueOpen(core);
    const form = formIn(await act(core, company.reviewee, { type: 'open-answers', oneToOneId: next._id }));
    const previous = Object.fromEntries(fieldsOf(form).map((each) => [each.id, each.previous]));
    expect(next.occurrence).toBe(1);
    expect(previous[fieldOf(next, 'moved')]).toBe('The ship');
    expect(previous[fieldOf(next, 'mood')]).toContain('Good');
    expect(previous[fieldOf(next, 'plate')]).toBeUndefined();
  });
});

function readAnswersAs(reader: Company['reviewee']): Promise<Reply> {
  return act(core, reader, { type: 'open-one-to-one', oneToOneId: id(), tab: 'answers' });
}
