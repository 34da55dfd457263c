import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Reply } from '../../../src/core/chat/reply.ts';
import { fieldsOf } from '../../../src/core/chat/view.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { beginWithOpen } from '../../support/begin-with.ts';
import { formIn, openAnswers } from '../../support/open-window.ts';
import { buttonsOf } from '../../support/shown.ts';
import { act, type Company, fieldOf } from '../../support/small-company.ts';
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

const id = () => oneToOne._id;
const field = (key: string) => fieldOf(oneToOne, key);
const save = () => ({ type: 'save-draft', oneToOneId: id() }) as const;
const share = () => ({ type: 'share-answers', oneToOneId: id() }) as const;
const open = (more = {}) => openAnswers(core, company.reviewee, id(), more);

/** What stands in the form when it is opened now. */
async function shown(key: string): Promise<string | string[]> {
  return (await open()).holds(field(key));
}

/** What the form offers to put back. */
async function offered(): Promise<{ texts: string[]; reply: Reply }> {
  const reply = await act(core, company.reviewee, { type: 'open-answers', oneToOneId: id() });
  const quotes = formIn(reply).body.flatMap((element) => (element.kind === 'quote' ? [element.text] : []));
  return { texts: quotes, reply };
}

async function press(label: 'use-earlier' | 'dismiss-earlier', more = {}): Promise<Reply> {
  const { reply } = await offered();
  const button = buttonsOf(reply).find(({ action }) => action.type === label);
  if (!button) throw new Error('nothing is offered');
  return act(core, company.reviewee, button.action, {}, more);
}

describe('O14 two windows of one person', () => {
  it('each keep what they changed', async () => {
    const phone = await open();
    const laptop = await open();
    phone.type(field('moved'), 'From the phone');
    await phone.send(save());
    laptop.type(field('title'), 'From the laptop');
    await laptop.send(save());
    expect([await shown('moved'), await shown('title')]).toEqual(['From the phone', 'From the laptop']);
    expect((await offered()).texts).toEqual([]);
  });

  it.each([
    ['a text', 'title', 'Storm', 'Calm', 'Storm'],
    ['a choice', 'mood', '4', '2', 'good'],
    ['several choices', 'days', ['Tue'], ['Wed', 'Mon, early'], 'Tue'],
    ['a number', 'hours', '12', '1', '12'],
    ['a date', 'off', '2026-12-09', '2026-12-10', '2026'],
  ])('keep the later of %s and offer the earlier', async (_kind, key, earlier, later, words) => {
    const phone = await open();
    const laptop = await open();
    phone.type(field(key), earlier);
    await phone.send(save());
    laptop.type(field(key), later);
    await laptop.send(save());
    expect([await shown(key)].flat().sort()).toEqual([later].flat().sort());
    expect((await offered()).texts.join()).toMatch(new RegExp(words, 'i'));
  });

  it('do not fight while somebody goes on typing elsewhere', async () => {
    const phone = await open();
    const laptop = await open();
    phone.type(field('title'), 'From the phone');
    await phone.send(save());
    laptop.type(field('title'), 'From the laptop');
    await laptop.send(save());
    phone.type(field('moved'), 'Something else');
    await phone.send(save());
    expect(await shown('title')).toBe('From the laptop');
  });

  it('empty a field that one of them empties', async () => {
    const before = await open();
    before.type(field('title'), 'Old');
    await before.send(save());
    const phone = await open();
    phone.type(field('title'), '');
    await phone.send(save());
    expect(await shown('title')).toBe('');
    expect((await offered()).texts).toEqual([]);
  });

  it('leave alone what a client leaves out', async () => {
    const before = await open();
    before.type(field('off'), '2026-12-09');
    await before.send(save());
    const phone = await open();
    const { values, form } = phone.pack();
    const { [field('off')]: _left, ...others } = values;
    await act(core, company.reviewee, save(), others, { form });
    expect(await shown('off')).toBe('2026-12-09');
  });

  it('offer a text that may only have been left out', async () => {
    const before = await open();
    before.type(field('title'), 'Old');
    await before.send(save());
    const teams = await open();
    teams.type(field('title'), '');
    const { values, form } = teams.pack({ leftOut: [field('title')] });
    await act(core, company.reviewee, save(), values, { form });
    expect(await shown('title')).toBe('');
    expect((await offered()).texts).toEqual(['Old']);
  });

  it('merge over what is shared, too', async () => {
    const phone = await open();
    const laptop = await open();
    phone.type(field('mood'), '4');
    phone.type(field('plate'), '2');
    phone.type(field('title'), 'Shared title');
    await phone.send(share());
    laptop.type(field('moved'), 'Added later');
    laptop.type(field('title'), 'Another title');
    await laptop.send(save());
    expect([await shown('mood'), await shown('moved'), await shown('title')]).toEqual([
      '4',
      'Added later',
      'Another title',
    ]);
    expect((await offered()).texts).toEqual(['Shared title']);
  });

  it('keep what starts with a dollar as it is', async () => {
    const phone = await open();
    phone.type(field('moved'), '$parts.reviewer.shared');
    phone.type(field('title'), '$$ROOT');
    await phone.send(save());
    expect([await shown('moved'), await shown('title')]).toEqual(['$parts.reviewer.shared', '$$ROOT']);
  });

  it('of an older version of the form empty nothing', async () => {
    const before = await open();
    before.type(field('title'), 'Old');
    await before.send(save());
    await act(core, company.reviewee, save(), { [field('moved')]: 'New' });
    expect([await shown('title'), await shown('moved')]).toEqual(['Old', 'New']);
  });
});

describe('O14 what was set aside', () => {
  beforeEach(async () => {
    const phone = await open();
    const laptop = await open();
    phone.type(field('title'), 'Earlier');
    await phone.send(save());
    laptop.type(field('title'), 'Later');
    await laptop.send(save());
  });

  it('is put back, and what it replaces is offered in turn', async () => {
    const { form } = (await open()).pack();
    const reply = await press('use-earlier', { form });
    expect(await shown('title')).toBe('Earlier');
    expect((await offered()).texts).toEqual(['Later']);
    // A client that has the form open would keep what it holds.
    const title = fieldsOf(formIn(reply)).find(({ id: fieldId }) => fieldId === field('title'));
    expect(title?.renewed).toBeDefined();
  });

  it('is offered as far as a form has room, the newest first, and the rest once those are dismissed', async () => {
    const windows = await Promise.all(Array.from({ length: 12 }, open));
    const long = (n: number) => `${n} ${'of many '.repeat(300)}`;
    for (const [n, window] of windows.entries()) {
      core.turnTo(`2026-12-02T11:${n + 10}:00Z`);
      window.type(field('moved'), long(n));
      await window.send(save());
    }
    const numbers = async () => (await offered()).texts.map((text) => Number.parseInt(text, 10));
    expect(await numbers()).toEqual([5, 6, 7, 8, 9, 10]);
    expect(JSON.stringify((await offered()).reply).length).toBeLessThan(20_000);
    await press('dismiss-earlier');
    expect(await numbers()).toEqual([4, 6, 7, 8, 9, 10]);
    await press('use-earlier');
    expect(await shown('moved')).toBe(long(4));
  });

  it('is put back once, however often that is delivered', async () => {
    const laptop = await open();
    const { reply } = await offered();
    const action = buttonsOf(reply).find(({ action }) => action.type === 'use-earlier')?.action;
    if (!action) throw new Error('nothing is offered');
    await act(core, company.reviewee, action, {}, { key: 'pressed' });
    laptop.type(field('title'), 'Latest');
    await laptop.send(save());
    expect((await offered()).texts).toContain('Earlier');
    await act(core, company.reviewee, action, {}, { key: 'pressed' });
    expect(await shown('title')).toBe('Latest');
  });

  it('is offered no more once it was dismissed', async () => {
    await press('dismiss-earlier');
    expect(await shown('title')).toBe('Later');
    expect((await offered()).texts).toEqual([]);
  });

  it('is its author’s alone', async () => {
    for (const reader of [company.reviewer, company.hr]) {
      for (const tab of ['agenda', 'answers', 'actions', 'notes'] as const) {
        const reply = await act(core, reader, { type: 'open-one-to-one', oneToOneId: id(), tab });
        expect(JSON.stringify(reply)).not.toMatch(/Earlier|Later|draft, only/);
      }
    }
  });

  it('is not shared with the rest, and is offered until it is finalised', async () => {
    const window = await open();
    window.type(field('mood'), '4');
    window.type(field('plate'), '2');
    await window.send(share());
    const answers = await act(core, company.reviewer, {
      type: 'open-one-to-one',
      oneToOneId: id(),
      tab: 'answers',
    });
    expect(JSON.stringify(answers)).toContain('Later');
    expect(JSON.stringify(answers)).not.toContain('Earlier');
    expect((await offered()).texts).toEqual(['Earlier']);
    await act(core, company.hr, { type: 'finalise', oneToOneId: id() });
    core.turnTo('2026-12-03T10:00:00Z');
    await act(core, company.hr, { type: 'reopen', oneToOneId: id() }, { reason: 'A word was missing.' });
    expect((await offered()).texts).toEqual([]);
  });
});

describe('O14 a form that was shared and stayed, because its answer got lost', () => {
  const onSlack = { typedAt: 3_000 };

  async function shareOnce() {
    const window = await open();
    window.type(field('mood'), '4');
    window.type(field('plate'), '2');
    window.type(field('title'), 'First');
    const { values, form } = window.pack({ arrivedAt: 2_000 });
    await act(core, company.reviewee, share(), values, { form, key: 'first' });
    return window;
  }

  it('keeps what is typed on in it', async () => {
    const window = await shareOnce();
    window.type(field('title'), 'First, and more');
    const { values, form } = window.pack(onSlack);
    await act(core, company.reviewee, save(), values, { form });
    expect(await shown('title')).toBe('First, and more');
  });

  it.each([
    ['which says when it was pressed', { arrivedAt: 4_000 }],
    ['which does not', {}],
  ] as const)('shares what is typed on in it, %s', async (_, more) => {
    const window = await shareOnce();
    window.type(field('title'), 'First, and more');
    window.type(field('days'), ['Tue']);
    const { values, form } = window.pack(more);
    await act(core, company.reviewee, share(), values, { form, key: 'second' });
    const { parts } = await OneToOneModel.findById(id()).orFail().lean<OneToOne>();
    expect(JSON.stringify(parts.reviewee.shared)).toMatch(/First, and more.*Tue|Tue.*First, and more/);
    expect(parts.reviewee.drafts?.[company.reviewee._id]?.fields ?? {}).toEqual({});
  });
});

describe('O14 saves that overtake each other', () => {
  it('keep the newest of one window', async () => {
    const window = await open();
    window.type(field('title'), 'New');
    const first = window.pack({ typedAt: 1_000 });
    window.type(field('title'), 'New title');
    const second = window.pack({ typedAt: 2_000 });
    for (const { values, form } of [second, first, second]) {
      await act(core, company.reviewee, save(), values, { form });
    }
    expect(await shown('title')).toBe('New title');
    expect((await offered()).texts).toEqual([]);
  });

  it('change nothing when they come once more after the form came back with mistakes', async () => {
    const window = await open();
    const saved = window.pack({ typedAt: 1_000 });
    await act(core, company.reviewee, save(), saved.values, { form: saved.form });
    window.type(field('title'), 'A title');
    await window.send(share());
    await act(core, company.reviewee, save(), saved.values, { form: saved.form });
    expect(await shown('title')).toBe('A title');
    expect((await offered()).texts).toEqual([]);
  });

  it('are offered, and change nothing, where a button was pressed after they were typed', async () => {
    const window = await open();
    window.type(field('title'), 'Half a title');
    const late = window.pack({ typedAt: 1_000 });
    window.type(field('title'), 'The whole of it');
    const pressed = window.pack({ arrivedAt: 2_000 });
    const next = { type: 'turn-page', oneToOneId: id(), page: 0, to: 1 } as const;
    await act(core, company.reviewee, next, pressed.values, { form: pressed.form });
    await act(core, company.reviewee, save(), late.values, { form: late.form });
    expect(await shown('title')).toBe('The whole of it');
    expect((await offered()).texts).toEqual(['Half a title']);
  });

  it('are no draft again, where that button was Share', async () => {
    const window = await open();
    window.type(field('mood'), '4');
    window.type(field('plate'), '2');
    window.type(field('title'), 'Half a title');
    const late = window.pack({ typedAt: 1_000 });
    window.type(field('title'), 'The whole of it');
    const pressed = window.pack({ arrivedAt: 2_000 });
    await act(core, company.reviewee, share(), pressed.values, { form: pressed.form });
    await act(core, company.reviewee, save(), late.values, { form: late.form });
    expect(await shown('title')).toBe('The whole of it');
    const stored = await OneToOneModel.findById(id()).lean<OneToOne>();
    expect(stored?.parts.reviewee.drafts?.[company.reviewee._id]?.fields ?? {}).toEqual({});
  });

  it('make no new draft of what was shared meanwhile', async () => {
    const window = await open();
    window.type(field('mood'), '4');
    window.type(field('title'), 'Half');
    const late = window.pack({ typedAt: 1_000 });
    window.type(field('plate'), '2');
    window.type(field('title'), 'Half a title');
    await window.send(share());
    await act(core, company.reviewee, save(), late.values, { form: late.form });
    expect(await shown('title')).toBe('Half a title');
    const stored = await OneToOneModel.findById(id()).lean<OneToOne>();
    expect(stored?.parts.reviewee.drafts?.[company.reviewee._id]?.fields ?? {}).toEqual({});
  });

  it('during finalising are shared with it, or refused in a sentence', async () => {
    const reviewer = () => openAnswers(core, company.reviewer, id());
    const first = await reviewer();
    first.type(field('plate'), '3');
    await first.send(save());
    const typing = await reviewer();
    typing.type(field('plate'), '5');
    const [saved] = await Promise.allSettled([
      typing.send(save()),
      act(core, company.reviewer, { type: 'finalise', oneToOneId: id() }),
    ]);
    const stored = await OneToOneModel.findById(id()).lean<OneToOne>();
    const { shared, drafts } = stored?.parts.reviewer ?? {};
    const kept = drafts?.[company.reviewer._id]?.fields[field('plate')]?.value ?? shared?.[field('plate')];
    if (saved.status === 'fulfilled') expect(String(kept)).toBe('5');
    else expect(saved.reason).toMatchObject({ code: 'conflict' });
  });
});
