import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Reply, Request } from '../../src/core/chat/reply.ts';
import type { UserAction } from '../../src/core/chat/user-action.ts';
import { AppError } from '../../src/core/errors.ts';
import { PersonModel } from '../../src/core/people/person.ts';
import { addPerson } from '../support/small-company.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import { nodesOf, wordsOf } from './card-words.ts';
import { answersForm, lastOf, mei, noteCard, type OpenTandem, openTandem, tomasz } from './open-tandem.ts';

useTestDatabase();

let open: OpenTandem;
let reply: (request: Request) => Reply | Promise<Reply>;

beforeEach(async () => {
  await clearDatabase();
  await addPerson('Mei Tan');
  await addPerson('Tomasz Wojcik');
  reply = () => ({ kind: 'show', view: noteCard });
  open = await openTandem({ reply: (request) => reply(request) });
});
afterEach(() => open.close());

const asMei = () => open.teams.asUser(mei);
const helpCard = { ...noteCard, title: 'Help', body: [{ kind: 'text' as const, text: 'How to' }] };

describe('a command that is typed', () => {
  it.each<[string, UserAction]>([
    ['home', { type: 'open-home' }],
    ['  Help ', { type: 'open-help' }],
    ['agenda @Tomasz the conference', { type: 'say-agenda-point', words: '@Tomasz the conference' }],
    ['agenda', { type: 'open-agenda-form' }],
    ['action', { type: 'open-action-form' }],
    ['note', { type: 'open-note-form' }],
    ['sing', { type: 'say-unknown-command', text: 'sing' }],
  ])('%j is read as on every platform', async (text, action) => {
    await asMei().say(text);
    expect(open.asked).toMatchObject([
      {
        action,
        values: {},
        surface: 'command',
        from: 'teams',
        savesWhileTyping: false,
        actor: { email: mei },
      },
    ]);
  });

  it('is answered with a card whose notification is its summary', async () => {
    const sight = await asMei().say('home');
    expect(lastOf(sight)).toMatchObject({ from: { isBot: true }, notification: 'A card from Tandem' });
    expect(wordsOf(lastOf(sight).cards)).toBe('A cardRead me');
  });

  it('is answered with a sentence that is not read as Markdown', async () => {
    reply = () => ({ kind: 'notice', text: 'Added for _Mei_ **Lin**' });
    expect(lastOf(await asMei().say('agenda @Tomasz x')).text).toBe('Added for _Mei_ **Lin**');
    expect(open.teams.log.requests.at(-1)?.body).toMatchObject({ textFormat: 'plain' });
  });

  it('is answered with a button where a form would have to open, and the button opens it', async () => {
    reply = () => ({ kind: 'show', view: answersForm() });
    const message = lastOf(await asMei().say('agenda'));
    expect(wordsOf(message.cards)).not.toContain('What moved?');
    const sight = await asMei().press({ activityId: message.id, action: 'Your answers' });
    expect(open.asked.at(-1)).toMatchObject({ action: { type: 'open-agenda-form' }, surface: 'message' });
    expect(nodesOf(sight.dialog?.card, 'Input.Text')).toMatchObject([{ id: 'moved' }]);
  });

  it('is taken once, even when Teams sends it twice', async () => {
    await asMei().say('agenda @Tomasz the conference');
    const [delivery] = open.teams.log.deliveries;
    const again = await fetch(`${open.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(delivery?.activity),
    });
    expect(again.status).toBe(200);
    expect(open.asked).toHaveLength(1);
  });

  it('names people who are mentioned by their e-mail, and the bot not at all', async () => {
    await PersonModel.updateOne(
      { email: tomasz },
      { $set: { teams: { aadObjectId: 'aad-t', userId: '29:t' } } },
    );
    await asMei().say('home');
    const [delivery] = open.teams.log.deliveries;
    const entities = [
      {
        type: 'mention',
        text: '<at>Tandem</at>',
        mentioned: { id: `28:${'1dd5785b-d8b3-400d-8e1f-af7c939cd70f'}` },
      },
      { type: 'mention', text: '<at>Tomasz</at>', mentioned: { id: '29:t', name: 'Tomasz' } },
    ];
    const text = '<at>Tandem</at>\u00a0agenda <at>Tomasz</at> the conference';
    await fetch(`${open.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...delivery?.activity, id: 'other', text, entities }),
    });
    expect(open.asked.at(-1)?.action).toEqual({
      type: 'say-agenda-point',
      words: `@${tomasz} the conference`,
    });
  });

  it.each([
    ['another account', ['29:t2'], 'Tomasz Wójcik'],
    ['another account whose name is an e-mail', ['29:t2'], tomasz],
    ['two people in the same words', ['29:t', '29:t2'], 'Tomasz Wójcik'],
  ])('P7 takes nobody for a colleague of the same name: %s', async (_, ids, name) => {
    await PersonModel.updateOne(
      { email: tomasz },
      { $set: { teams: { aadObjectId: 'aad-t', userId: '29:t' } } },
    );
    await asMei().say('home');
    const [delivery] = open.teams.log.deliveries;
    const text = `<at>${name}</at>`;
    const entities = ids.map((id) => ({ type: 'mention', text, mentioned: { id, name } }));
    await open.teams.redeliver({
      ...delivery?.activity,
      id: 'mention',
      text: `agenda ${text} salary`,
      entities,
    });
    expect(open.asked.at(-1)?.action).toEqual({
      type: 'open-agenda-form-for-words',
      words: `@${name} salary`,
      isToStranger: true,
    });
  });
});

describe('a broken rule', () => {
  it('is told in its own words', async () => {
    reply = () => {
      throw new AppError('not-allowed', 'Only the reviewer can do that.');
    };
    expect(lastOf(await asMei().say('home')).text).toBe('Only the reviewer can do that.');
  });

  it('that nobody foresaw is told by a number that stands in the log, and what was typed does not', async () => {
    reply = () => {
      throw new Error('no field for "my secret words"');
    };
    const { text } = lastOf(await asMei().say('agenda @Tomasz my secret words'));
    const number = /number: (\w{8})$/.exec(text)?.[1] ?? 'none';
    expect(open.logged()).toContain(number);
    expect(open.logged()).not.toContain('secret');
  });

  it('includes being unknown', async () => {
    await PersonModel.deleteOne({ email: mei });
    expect(lastOf(await asMei().say('home')).text).toContain(`Tandem does not know ${mei} yet.`);
    expect(open.asked).toEqual([]);
  });
});

describe('a button in a message', () => {
  async function showCard() {
    return lastOf(await asMei().say('home')).id;
  }

  it('that acts in place has its card replaced', async () => {
    const activityId = await showCard();
    reply = () => ({ kind: 'show', view: helpCard });
    const sight = await asMei().press({ activityId, action: { type: 'Action.Execute', title: 'Help' } });
    expect(wordsOf(lastOf(sight).cards)).toBe('HelpHow to');
    expect(open.asked.at(-1)).toMatchObject({ action: { type: 'open-help' }, surface: 'message' });
  });

  it('that acts in place can answer with a sentence', async () => {
    const activityId = await showCard();
    reply = () => ({ kind: 'notice', text: 'Not today.' });
    const sight = await asMei().press({ activityId, action: { type: 'Action.Execute' } });
    expect(sight.notice).toBe('Not today.');
  });

  it('on the hub says that it was pressed there', async () => {
    reply = () => ({ kind: 'show', view: { ...noteCard, kind: 'hub' } });
    const activityId = await showCard();
    await asMei().press({ activityId, action: 'Help' });
    await asMei().press({ activityId, action: 'Answer' });
    expect(open.asked.slice(1).map(({ surface }) => surface)).toEqual(['home', 'home']);
  });

  it('works in clients that only submit, too', async () => {
    const activityId = await showCard();
    const [delivery] = open.teams.log.deliveries;
    reply = () => ({ kind: 'show', view: helpCard });
    const { text: _, ...activity } = delivery?.activity ?? {};
    const pressed = {
      ...activity,
      id: 'pressed',
      replyToId: activityId,
      value: { tandem: '{"type":"open-help"}' },
    };
    await fetch(`${open.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(pressed),
    });
    const sight = asMei().see();
    expect(wordsOf(lastOf(sight).cards)).toBe('HelpHow to');
    expect(lastOf(sight).id).toBe(activityId);
  });

  it.each([
    ['message', undefined, { tandem: '{"type":"fly"}' }],
    ['invoke', 'adaptiveCard/action', { action: { data: { tandem: '{"type":"fly"}' } } }],
    ['invoke', 'task/fetch', { data: {} }],
    ['invoke', 'task/submit', { data: { tandem: 7 } }],
  ])('that no version of Tandem knows changes nothing and says so (%s %s)', async (type, name, value) => {
    await showCard();
    const [delivery] = open.teams.log.deliveries;
    const { text: _, ...activity } = delivery?.activity ?? {};
    const response = await fetch(`${open.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...activity, id: 'pressed', type, name, value }),
    });
    const said = type === 'message' ? lastOf(asMei().see()).text : await response.text();
    expect(response.status).toBe(200);
    expect(said).toContain('from an older version of Tandem');
    expect(open.asked).toHaveLength(1);
  });
});

describe('a channel', () => {
  it('is told nothing but where Tandem works', async () => {
    const channel = asMei()
      .conversations()
      .find(({ kind }) => kind === 'channel');
    const sight = await asMei().write({ conversationId: channel?.id, text: '@Tandem home' });
    expect(lastOf(sight)).toMatchObject({ from: { isBot: true }, cards: [] });
    expect(lastOf(sight).text).toContain('personal chat');
    expect(open.asked).toEqual([]);
  });
});
