import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Reply, Request } from '../../src/core/chat/reply.ts';
import type { Field, Form, Input } from '../../src/core/chat/view.ts';
import { AppError } from '../../src/core/errors.ts';
import { digestOf } from '../../src/core/forms/digest-of.ts';
import { isoDate } from '../../src/core/time/iso-date.ts';
import { addPerson } from '../support/small-company.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import { nodesOf } from './card-words.ts';
import { lastOf, mei, noteCard, type OpenTandem, openTandem } from './open-tandem.ts';

useTestDatabase();

const options = ['Mon, early', 'Tue', '100%'].map((value) => ({ value, label: value }));
const digits = ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }));

/** A field of each kind, with something in it. */
const filled: Record<string, { input: Input; value: string | string[] }> = {
  text: {
    input: { type: 'text', isMultiline: true, maxLength: 3000, value: 'It moved.' },
    value: 'It moved.',
  },
  date: { input: { type: 'date', value: isoDate('2026-12-16') }, value: '2026-12-16' },
  number: { input: { type: 'number', isInteger: false, value: '7.5' }, value: '7.5' },
  words: { input: { type: 'number', isInteger: true, value: 'many' }, value: 'many' },
  mood: { input: { type: 'choice', isCompact: false, options: digits, value: '3' }, value: '3' },
  list: { input: { type: 'choice', isCompact: true, options, value: 'Mon, early' }, value: 'Mon, early' },
  days: { input: { type: 'choices', options, values: ['100%', 'Tue'] }, value: ['100%', 'Tue'] },
};
const ids = Object.keys(filled);
const others = ids.filter((id) => id !== 'text');
const values = Object.fromEntries(ids.map((id) => [id, filled[id]?.value]));
const without = (...left: string[]) =>
  Object.fromEntries(Object.entries(values).filter(([id]) => !left.includes(id)));

function fieldOf(id: string, isRequired: boolean, input = filled[id]?.input): Field {
  if (input === undefined) throw new Error(`No field ${id}`);
  return { kind: 'field', id, label: id, isRequired, input };
}

function formOf(fields: Field[], { isDraft }: { isDraft: boolean }): Form {
  const oneToOneId = 'c:0:m';
  return {
    kind: 'form',
    title: 'A form',
    body: fields,
    submit: { label: 'Share', action: { type: 'share-answers', oneToOneId } },
    others: [{ label: 'Save draft', action: { type: 'save-and-close', oneToOneId } }],
    ...(isDraft && { autosave: { type: 'save-draft' as const, oneToOneId } }),
    closeLabel: 'Close',
  };
}

let open: OpenTandem;
let form: Form;
let answer: (request: Request) => Reply;

beforeEach(async () => {
  await clearDatabase();
  await addPerson('Mei Tan');
  form = formOf(
    ids.map((id) => fieldOf(id, false)),
    { isDraft: true },
  );
  answer = () => ({ kind: 'close' });
  open = await openTandem({
    reply: (request) => {
      if (request.action.type === 'open-answers') return { kind: 'show', view: form };
      return request.surface === 'dialog' ? answer(request) : { kind: 'show', view: noteCard };
    },
  });
});
afterEach(async () => {
  expect(open.teams.log.problems).toEqual([]);
  await open.close();
});

const asMei = () => open.teams.asUser(mei);

async function openForm() {
  const { id } = lastOf(await asMei().say('home'));
  return asMei().press({ activityId: id, action: 'Answer' });
}

type Send = Omit<Parameters<ReturnType<typeof asMei>['pressInDialog']>[0], 'action'>;

/** What the core is handed when the form is opened and sent back so. */
async function sent(press: Send, action = 'Save draft'): Promise<Request> {
  await openForm();
  await asMei().pressInDialog({ action, ...press });
  const request = open.asked.at(-1);
  if (request === undefined) throw new Error('Nothing was asked.');
  return request;
}

/** How a client leaves a field out that it drew with something in it. */
const ways: [name: string, leave: (id: string) => Send][] = [
  ['not sent at all', (id) => ({ leavesOut: [id] })],
  ['sent as null', (id) => ({ inputs: { [id]: null } })],
  ['sent empty', (id) => ({ inputs: { [id]: '' } })],
];

describe.each(ways)('what a client leaves out, %s', (_, leave) => {
  describe.each([
    ['of a draft', true],
    ['of any other form', false],
  ])('%s', (_name, isDraft) => {
    beforeEach(() => {
      form = { ...formOf(form.body as Field[], { isDraft }) };
    });

    it.each(others)('stays as it was drawn: %s', async (id) => {
      expect((await sent(leave(id))).values).toEqual(values);
    });

    it('is emptied if it is a text', async () => {
      const request = await sent(leave('text'));
      expect(request.values).toEqual(without('text'));
      expect(request.form?.emptied).toEqual(isDraft ? ['text'] : undefined);
      expect(request.form?.leftOut).toEqual(isDraft ? ['text'] : undefined);
    });
  });
});

it('a client that sends no input at all empties the texts and nothing else', async () => {
  const request = await sent({ leavesOut: ids });
  expect(request).toMatchObject({ values: without('text'), form: { emptied: ['text'] } });
});

describe('a field that is cleared', () => {
  const clearing: Record<string, Send['inputs']> = {
    date: { 'date:clear': 'true' },
    number: { 'number:clear': true },
    words: { 'words:clear': 'true' },
    mood: { mood: 'tandem:clear' },
    list: { list: 'tandem:clear' },
    days: { days: '100%25,Tue,tandem:clear' },
  };

  it.each(others)('is empty, and nothing else is: %s', async (id) => {
    const request = await sent({ inputs: clearing[id] ?? {} });
    // Nothing is offered for what was taken away on purpose.
    expect(request).toMatchObject({ form: { emptied: [id], leftOut: [] } });
    expect(request.values).toEqual(without(id));
  });

  it.each(others)('is empty in a form without drafts, too: %s', async (id) => {
    form = formOf(form.body as Field[], { isDraft: false });
    expect((await sent({ inputs: clearing[id] ?? {} })).values).toEqual(without(id));
  });

  /** The fields of the form that can be cleared, by what the card shows. */
  function clearable(card: unknown): string[] {
    const toggles = nodesOf(card, 'Input.Toggle').map(({ id }) => String(id).replace(/:clear$/, ''));
    const lists = nodesOf(card, 'Input.ChoiceSet').filter((list) =>
      JSON.stringify(list).includes('tandem:clear'),
    );
    return [...toggles, ...lists.map(({ id }) => String(id))].sort();
  }

  it.each([
    { isDraft: true, isRequired: false, expected: others },
    { isDraft: true, isRequired: true, expected: others },
    { isDraft: false, isRequired: false, expected: others },
    { isDraft: false, isRequired: true, expected: [] },
  ])('can be where it holds something and need not: %j', async ({ isDraft, isRequired, expected }) => {
    form = formOf(
      ids.map((id) => fieldOf(id, isRequired)),
      { isDraft },
    );
    expect(clearable((await openForm()).dialog?.card)).toEqual([...expected].sort());
  });

  it('cannot be where nothing is held', async () => {
    const empty: Input[] = [
      { type: 'date' },
      { type: 'number', isInteger: true },
      { type: 'choice', isCompact: true, options, value: 'no longer an option' },
      { type: 'choices', options, values: [] },
    ];
    form = formOf(
      empty.map((input, index) => fieldOf(`f${index}`, false, input)),
      { isDraft: true },
    );
    expect(clearable((await openForm()).dialog?.card)).toEqual([]);
    await asMei().pressInDialog({ action: 'Save draft' });
    expect(open.asked.at(-1)).toMatchObject({ values: {}, form: { emptied: [] } });
  });
});

describe('a form of drafts', () => {
  it('says what each field held when it was drawn', async () => {
    const request = await sent({ inputs: { text: 'It moved on.' } });
    const drawn = Object.fromEntries(Object.entries(values).map(([id, value]) => [id, digestOf(value)]));
    expect(request.form).toEqual({ window: expect.stringMatching(/./), drawn, emptied: [], leftOut: [] });
  });

  it('is a window of its own every time it is drawn, whichever button is pressed', async () => {
    const windows = [
      (await sent({}, 'Save draft')).form?.window,
      (await sent({}, 'Share')).form?.window,
      (await sent({}, 'Save draft')).form?.window,
    ];
    expect(new Set(windows).size).toBe(3);
  });

  it('does not take another order of the same choices for a change', async () => {
    expect((await sent({ inputs: { days: 'Tue,100%25' } })).values.days).toEqual(['100%', 'Tue']);
    expect((await sent({ inputs: { days: 'Tue' } })).values.days).toEqual(['Tue']);
  });

  it('that was refused is opened again with what was typed in it alone, and that still counts as a change', async () => {
    answer = () => {
      throw new AppError('conflict', 'Not just now.');
    };
    await sent({ inputs: { text: 'Typed here', mood: '5' } });
    // Meanwhile another window saves other fields.
    form = formOf(
      ids.map((id) =>
        id === 'number'
          ? fieldOf(id, false, { type: 'number', isInteger: false, value: '9' })
          : fieldOf(id, false),
      ),
      { isDraft: true },
    );
    await asMei().pressInDialog({ action: 'Back' });
    await asMei().pressInDialog({ action: 'Save draft' });
    const { values: again = {}, form: about } = open.asked.at(-1) ?? {};
    expect(again).toEqual({ ...values, text: 'Typed here', mood: '5', number: '9' });
    const changed = ids.filter((id) => digestOf(again[id]) !== about?.drawn[id]);
    expect(changed).toEqual(['text', 'mood']);
  });
});

describe('a form without drafts', () => {
  it('says nothing of its drawing but by its key', async () => {
    form = formOf(form.body as Field[], { isDraft: false });
    const request = await sent({});
    expect(request.form).toBeUndefined();
    expect(request.key).toMatch(/./);
  });
});

describe('the key of a request', () => {
  const keys = () => open.asked.map(({ key }) => key);

  it('of what is typed or pressed in the chat is the same when Teams delivers it again, and no other', async () => {
    await asMei().say('home');
    await asMei().say('home');
    const { id } = lastOf(asMei().see());
    await asMei().press({ activityId: id, action: 'Help' });
    await asMei().press({ activityId: id, action: 'Help' });
    expect(new Set(keys()).size).toBe(4);
    await open.teams.redeliver();
    expect(keys()[4]).toBe(keys()[3]);
    expect(new Set(keys()).has(undefined)).toBe(false);
  });

  it('of a dialog is the same for a second press of the same drawing, with the same in it', async () => {
    await openForm();
    const drawn = structuredClone(asMei().see().dialog);
    answer = () => ({ kind: 'show', view: form });
    const press = async (inputs: Send['inputs'], action = 'Save draft') => {
      open.teams.restore({
        ...open.teams.snapshot(),
        dialogs: { [asMei().user.id]: { ...drawn, title: 'A form' } },
      });
      await asMei().pressInDialog({ action, ...(inputs && { inputs }) });
      return open.asked.at(-1)?.key;
    };
    const first = await press({ text: 'private words' });
    expect(await press({ text: 'private words' })).toBe(first);
    const rest = [
      await press({ text: 'other words' }),
      await press({ text: '' }),
      await press({ text: 'private words', 'date:clear': 'true' }),
      await press({ text: 'private words' }, 'Share'),
    ];
    expect(new Set([first, ...rest]).size).toBe(5);
    expect([first, ...rest].join()).not.toContain('words');
  });

  it('of a page in a dialog is the same for a second press, and another once the page is drawn again', async () => {
    await openForm();
    answer = () => ({ kind: 'show', view: noteCard });
    await asMei().pressInDialog({ action: 'Save draft' });
    await asMei().pressInDialog({ action: 'Help' });
    const [pressed] = keys().slice(-1);
    await open.teams.redeliver();
    expect(keys().at(-1)).toBe(pressed);
    await asMei().pressInDialog({ action: 'Help' });
    expect(keys().at(-1)).not.toBe(pressed);
  });
});
