import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NoteModel } from '../../src/core/notes/note.ts';
import type { OneToOne } from '../../src/core/one-to-ones/one-to-one.ts';
import { MessageModel } from '../../src/core/outbox/message.ts';
import { AgendaPointModel } from '../../src/core/points/agenda-point.ts';
import { beginWithOpen } from '../support/begin-with.ts';
import { fieldOf } from '../support/small-company.ts';
import { makeTestCore } from '../support/test-core.ts';
import { useTestDatabase } from '../support/test-database.ts';
import { nodesOf, wordsOf } from './card-words.ts';
import { backTo, mei, type OpenDialog, type OpenTandem, openDialog, openTandem } from './open-tandem.ts';

useTestDatabase();

const core = makeTestCore('2026-12-02T12:00:00Z');
let open: OpenTandem;
let oneToOne: OneToOne;

beforeEach(async () => {
  ({ oneToOne } = await beginWithOpen(core));
  open = await openTandem();
  await asMei().say('home');
});
afterEach(async () => {
  expect(open.teams.log.problems).toEqual([]);
  await open.close();
});

const asMei = () => open.teams.asUser(mei);
const field = (key: string) => String(fieldOf(oneToOne, key));

const openAnswers = (page: number) =>
  openDialog(open, { type: 'open-answers', oneToOneId: oneToOne._id, page });

async function pageWith(key: string): Promise<number> {
  for (let page = 0; ; page += 1)
    if (JSON.stringify((await openAnswers(page)).card).includes(field(key))) return page;
}

type Sent = Omit<Parameters<ReturnType<typeof asMei>['pressInDialog']>[0], 'action'>;

async function save(dialog: OpenDialog, sent: Sent) {
  backTo(open, mei, dialog);
  await asMei().pressInDialog({ action: 'Save draft', ...sent });
}

/** What her form holds in a field, as a client would show it. */
async function shown(key: string) {
  const { card } = await openAnswers(await pageWith(key));
  const inputs = ['Text', 'Date', 'Number', 'ChoiceSet'].flatMap((type) => nodesOf(card, `Input.${type}`));
  return { value: inputs.find(({ id }) => id === field(key))?.value, words: wordsOf(card) };
}

const examples: [
  key: string,
  typed: string | number,
  changed: string | number,
  clear: (id: string) => Sent['inputs'],
][] = [
  ['off', '2026-12-24', '2026-12-31', (id) => ({ [`${id}:clear`]: 'true' })],
  ['hours', 7, 8, (id) => ({ [`${id}:clear`]: 'true' })],
  ['mood', '4', '2', (id) => ({ [id]: 'tandem:clear' })],
  ['days', 'Mon%2C early,Wed', 'Tue', (id) => ({ [id]: 'Mon%2C early,Wed,tandem:clear' })],
];

describe.each(examples)('O14 an answer in Teams that is no text: %s', (key, typed, changed, clear) => {
  beforeEach(async () => {
    await save(await openAnswers(await pageWith(key)), { inputs: { [field(key)]: typed } });
    expect((await shown(key)).value).toBe(typed);
  });

  it('stays when a client leaves it out, or sends null', async () => {
    const page = await pageWith(key);
    await save(await openAnswers(page), { leavesOut: [field(key)] });
    await save(await openAnswers(page), { inputs: { [field(key)]: null } });
    expect((await shown(key)).value).toBe(typed);
  });

  it('is taken back where that is chosen', async () => {
    await save(await openAnswers(await pageWith(key)), { inputs: clear(field(key)) ?? {} });
    expect((await shown(key)).value).toBeUndefined();
  });

  it('stays as another window has it when this one leaves it out, or has not touched it', async () => {
    const page = await pageWith(key);
    const [first, second, third] = [
      await openAnswers(page),
      await openAnswers(page),
      await openAnswers(page),
    ];
    await save(first, { inputs: { [field(key)]: changed } });
    await save(second, {});
    await save(third, { leavesOut: [field(key)] });
    expect((await shown(key)).value).toBe(changed);
  });
});

it('O14 a text that a client leaves out is emptied, and offered to be put back', async () => {
  const page = await pageWith('moved');
  await save(await openAnswers(page), { inputs: { [field('moved')]: 'The migration moved.' } });
  await save(await openAnswers(page), { leavesOut: [field('moved')] });
  const { value, words } = await shown('moved');
  expect(value).toBeUndefined();
  expect(words).toContain('The migration moved.');
});

describe.each([
  ['an agenda point', { type: 'open-agenda-form' }, () => AgendaPointModel.countDocuments()],
  ['a note', { type: 'open-note-form' }, () => NoteModel.countDocuments()],
] as const)('N7 adding %s', (_, opener, count) => {
  it('twice in the same drawing, at once and again, adds one', async () => {
    const action = { ...opener, oneToOneId: oneToOne._id };
    const dialog = await openDialog(open, action);
    const before = await count();
    const [add] = nodesOf(dialog.card, 'Action.Submit');
    const inputs = { text: 'Between us' };
    for (const copies of [3, 1]) {
      backTo(open, mei, dialog);
      open.teams.redeliveries.repeatNext(copies);
      await asMei().pressInDialog({ action: String(add?.title), inputs });
    }
    await open.teams.redeliver();
    expect((await count()) - before).toBe(1);
    backTo(open, mei, await openDialog(open, action));
    await asMei().pressInDialog({ action: String(add?.title), inputs });
    expect((await count()) - before).toBe(2);
    expect(await MessageModel.countDocuments({ 'notice.kind': 'late-answer' })).toBe(0);
  });
});
