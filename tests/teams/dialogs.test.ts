import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Reply, Request } from '../../src/core/chat/reply.ts';
import { AppError } from '../../src/core/errors.ts';
import { addPerson } from '../support/small-company.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import { nodesOf, wordsOf } from './card-words.ts';
import { answersForm, lastOf, mei, noteCard, type OpenTandem, openTandem } from './open-tandem.ts';

useTestDatabase();

let open: OpenTandem;
/** What the core replies, by the type of action; anything else shows the card. */
let replies: Record<string, (request: Request) => Reply>;

beforeEach(async () => {
  await clearDatabase();
  await addPerson('Mei Tan');
  replies = { 'open-answers': () => ({ kind: 'show', view: answersForm() }) };
  const reply = (request: Request): Reply =>
    replies[request.action.type]?.(request) ?? { kind: 'show', view: noteCard };
  open = await openTandem({ reply });
});
afterEach(async () => {
  expect(open.teams.log.problems).toEqual([]);
  await open.close();
});

const asMei = () => open.teams.asUser(mei);

async function openAnswers() {
  const { id } = lastOf(await asMei().say('home'));
  return asMei().press({ activityId: id, action: 'Answer' });
}

function inputOf(card: unknown, id: string) {
  const inputs = ['Input.Text', 'Input.ChoiceSet'].flatMap((type) => nodesOf(card, type));
  return inputs.find((input) => input.id === id);
}

describe('a dialog', () => {
  it('opens with the form', async () => {
    const { dialog } = await openAnswers();
    expect(dialog?.title).toBe('Your answers');
    expect(inputOf(dialog?.card, 'moved')).toMatchObject({ label: 'What moved? (required)' });
  });

  it('sends what was typed and chosen, options with commas included', async () => {
    await openAnswers();
    const inputs = { moved: 'This, and that\nand *more*', days: 'Mon%2C early,100%25' };
    await asMei().pressInDialog({ action: 'Save draft', inputs });
    expect(open.asked.at(-1)).toMatchObject({
      action: { type: 'save-and-close', oneToOneId: 'c:0:m' },
      surface: 'dialog',
      values: { moved: 'This, and that\nand *more*', days: ['Mon, early', '100%'] },
    });
  });

  it('sends nothing for what was left empty', async () => {
    await openAnswers();
    await asMei().pressInDialog({ action: 'Save draft' });
    expect(open.asked.at(-1)?.values).toEqual({});
  });

  it('shows errors beside their fields and keeps what was typed', async () => {
    replies['share-answers'] = ({ values }) => ({
      kind: 'errors',
      form: answersForm({
        text: String(values.moved),
        days: values.days as string[],
        error: 'Please say a little more.',
      }),
    });
    await openAnswers();
    const inputs = { moved: 'no', days: 'Mon%2C early,Tue' };
    const { dialog } = await asMei().pressInDialog({ action: 'Share', inputs });
    expect(wordsOf(dialog?.card)).toContain('Please check: Please say a little more.');
    expect(inputOf(dialog?.card, 'moved')?.value).toBe('no');
    await asMei().pressInDialog({ action: 'Save draft' });
    expect(open.asked.at(-1)?.values).toEqual({ moved: 'no', days: ['Mon, early', 'Tue'] });
  });

  it('goes on to whatever is shown next', async () => {
    replies['share-answers'] = () => ({ kind: 'show', view: { ...noteCard, title: 'Shared' } });
    await openAnswers();
    const { dialog } = await asMei().pressInDialog({ action: 'Share', inputs: { moved: 'much' } });
    expect(dialog?.title).toBe('Shared');
  });

  it('closes with a sentence or without one', async () => {
    replies['share-answers'] = () => ({ kind: 'close', text: 'Shared with Tomasz.' });
    replies['save-and-close'] = () => ({ kind: 'close' });
    await openAnswers();
    const told = await asMei().pressInDialog({ action: 'Share', inputs: { moved: 'much' } });
    expect(told.dialog?.message).toBe('Shared with Tomasz.');
    await openAnswers();
    expect((await asMei().pressInDialog({ action: 'Save draft' })).dialog).toBeUndefined();
  });

  it('says what went wrong and brings back what was typed', async () => {
    replies['share-answers'] = () => {
      throw new AppError('conflict', 'This 1-to-1 has just been finalised.');
    };
    await openAnswers();
    const inputs = { moved: 'My long answer', days: 'Mon%2C early' };
    const refused = await asMei().pressInDialog({ action: 'Share', inputs });
    expect(wordsOf(refused.dialog?.card)).toBe('This 1-to-1 has just been finalised.');
    const { dialog } = await asMei().pressInDialog({ action: 'Back' });
    expect(open.asked.at(-1)).toMatchObject({
      action: { type: 'open-answers' },
      values: { moved: 'My long answer', days: ['Mon, early'] },
    });
    expect(inputOf(dialog?.card, 'moved')?.value).toBe('My long answer');
    expect(inputOf(dialog?.card, 'days')?.value).toBe('Mon%2C early');
  });

  it('quotes what was typed when there is no field left for it', async () => {
    replies['share-answers'] = () => ({ kind: 'notice', text: 'Not now.' });
    await openAnswers();
    replies['open-answers'] = () => ({ kind: 'notice', text: 'It is gone.' });
    await asMei().pressInDialog({ action: 'Share', inputs: { moved: 'My long answer' } });
    const { dialog } = await asMei().pressInDialog({ action: 'Back' });
    expect(wordsOf(dialog?.card)).toBe('It is gone.What you had typedMy long answer');
    expect(nodesOf(dialog?.card, 'Action.Submit')).toHaveLength(1);
  });

  it('quotes what was typed when the way back leads to a card', async () => {
    replies['share-answers'] = () => ({ kind: 'notice', text: 'Not now.' });
    await openAnswers();
    replies['open-answers'] = () => ({ kind: 'show', view: noteCard });
    await asMei().pressInDialog({ action: 'Share', inputs: { moved: 'My long answer' } });
    const { dialog } = await asMei().pressInDialog({ action: 'Back' });
    expect(wordsOf(dialog?.card)).toBe('What you had typedMy long answerRead me');
  });

  it('opens with a sentence when there is nothing to open', async () => {
    replies['open-answers'] = () => ({ kind: 'notice', text: 'There is nothing to answer.' });
    const { dialog } = await openAnswers();
    expect(wordsOf(dialog?.card)).toBe('There is nothing to answer.');
  });

  it('shows a card that is too long in parts', async () => {
    const text = Array.from({ length: 9000 }, (_, index) => `word${index}`).join(' ');
    replies['open-answers'] = () => ({
      kind: 'show',
      view: { ...noteCard, body: [{ kind: 'quote', text }] },
    });
    let sight = await openAnswers();
    let read = '';
    for (let isMore = true; isMore; ) {
      read += wordsOf(sight.dialog?.card).replace(/Part \d+ of \d+$/, '');
      isMore = nodesOf(sight.dialog?.card, 'Action.Submit').some(({ title }) => title === 'Read on');
      if (isMore) sight = await asMei().pressInDialog({ action: 'Read on' });
    }
    expect(read).toBe(text);
  });
});

describe('"Add to 1-to-1 agenda" on a message', () => {
  async function addToAgenda(text: string) {
    const chat = asMei()
      .conversations()
      .find(({ kind }) => kind === 'chat');
    const message = lastOf(await asMei().write({ conversationId: chat?.id, text }));
    return asMei().runCommand({ activityId: message.id, conversationId: chat?.id, commandId: 'addToAgenda' });
  }

  it('opens the agenda form with the plain text of the message and the way to it', async () => {
    await asMei().say('home');
    replies['open-agenda-form-for-message'] = () => ({ kind: 'show', view: answersForm() });
    const { dialog } = await addToAgenda('Fish & <chips>\non Friday?');
    expect(dialog?.title).toBe('Your answers');
    expect(open.asked.at(-1)).toMatchObject({
      action: { type: 'open-agenda-form-for-message', link: expect.stringContaining('https://teams.') },
      values: { text: 'Fish & <chips>\non Friday?' },
    });
  });

  it('is answered like any dialog from then on', async () => {
    await asMei().say('home');
    replies['open-agenda-form-for-message'] = () => ({ kind: 'show', view: answersForm() });
    replies['share-answers'] = () => ({ kind: 'errors', form: answersForm({ error: 'Longer, please.' }) });
    replies['save-and-close'] = () => ({ kind: 'close' });
    await addToAgenda('Lunch?');
    const again = await asMei().pressInDialog({ action: 'Share', inputs: { moved: 'a' } });
    expect(wordsOf(again.dialog?.card)).toContain('Longer, please.');
    const closed = await asMei().pressInDialog({ action: 'Save draft', inputs: { moved: 'b' } });
    expect(closed.dialog).toBeUndefined();
    expect(open.asked.at(-1)).toMatchObject({ surface: 'dialog', values: { moved: 'b' } });
  });

  it('tells somebody whom Tandem has not met yet to write to it first', async () => {
    const { dialog } = await addToAgenda('Lunch?');
    expect(wordsOf(dialog?.card)).toContain('Write "home" to Tandem in its own chat');
    expect(open.asked).toEqual([]);
  });

  it('leaves the chat it was used in alone', async () => {
    await asMei().say('home');
    await addToAgenda('Lunch?');
    const chat = asMei()
      .conversations()
      .find(({ kind }) => kind === 'chat');
    expect(
      asMei()
        .see(chat?.id)
        .messages.map(({ from }) => from.isBot),
    ).toEqual([false]);
    const { actor } = open.asked.at(-1) ?? {};
    expect(actor?.teams?.conversationId).toBe(asMei().see().conversation.id);
  });
});
