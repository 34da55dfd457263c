import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { handle } from '../../src/core/handle.ts';
import { PersonModel } from '../../src/core/people/person.ts';
import { AgendaPointModel } from '../../src/core/points/agenda-point.ts';
import type { Refusal } from '../../src/playground/slack/refusals.ts';
import { eventually } from '../support/eventually.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import { answerButton, answersForm, cardWith, tickButton } from './sample-views.ts';
import {
  addLinkedMeiAndTomasz,
  addMeiAndTomasz,
  beginWithAccounts,
  generalId,
  meiDm,
  meiId,
  type SlackWorld,
  startSlackWorld,
  tomaszId,
  wordsIn,
} from './slack-world.ts';

useTestDatabase();

let world: SlackWorld;

beforeEach(clearDatabase);

afterEach(() => world.stop());

const mei = () => world.workspace.asUser(meiId);
const modal = () => mei().see().modal;
const read = () => wordsIn(mei().see().conversations);
const calls = () => world.workspace.log.all.filter(({ to }) => to === 'api').map(({ method }) => method);

async function postInGeneral(text: string) {
  await world.workspace.asUser(tomaszId).post(generalId, text);
  const messages =
    mei()
      .see()
      .conversations.find(({ id }) => id === generalId)?.messages ?? [];
  return messages.at(-1)?.ts ?? '';
}

/** The newest message that Mei sees with a button of this name, which may stand in any conversation. */
function messageWith(label: string) {
  const found = mei()
    .see()
    .conversations.flatMap(({ id, messages }) => messages.map((message) => ({ id, message })))
    .filter(({ message }) => JSON.stringify(message.blocks ?? []).includes(`"text":"${label}"`))
    .at(-1);
  return found && ({ in: 'message', channel: found.id, ts: found.message.ts } as const);
}

describe('"Add to 1-to-1 agenda", with the core behind it', () => {
  const words = 'We should talk about the <budget> of mine';

  beforeEach(async () => {
    world = await startSlackWorld({ handle });
    await beginWithAccounts(world.core);
  });

  async function useShortcut() {
    const ts = await postInGeneral(words);
    world.workspace.log.clear();
    await mei().messageShortcut('add_to_agenda', generalId, ts);
  }

  const holdsWords = () => JSON.stringify(modal()?.view.state.values ?? {}).includes(words);

  it('opens the form before it asks Slack for anything, and puts the link into it afterwards (A1)', async () => {
    await useShortcut();
    await eventually(() => modal() ?? false);
    await mei().fill({ block_id: 'text' }, `${words}, and more`);
    await eventually(() => world.workspace.log.find('views.update').length === 1);
    expect(calls()).toEqual(['views.open', 'chat.getPermalink', 'views.update']);
    await mei().submit();
    const point = await eventually(async () => (await AgendaPointModel.findOne().lean()) ?? false);
    expect(point).toMatchObject({
      text: `${words}, and more`,
      link: expect.stringContaining('acme.slack.com/archives/C0GENERAL/p'),
    });
  });

  it('leaves a form alone that was sent before the link was there', async () => {
    world.workspace.slowNext('chat.getPermalink', 700);
    await useShortcut();
    await eventually(() => modal() ?? false);
    await mei().submit();
    const title = modal()?.view.title.text;
    await eventually(() => world.workspace.log.find('views.update').length === 1);
    expect(world.workspace.log.find('views.update')).toMatchObject([{ answer: { error: 'hash_conflict' } }]);
    expect(modal()?.view.title.text).toBe(title);
  });

  it('leaves a button that opens it with its words, as often as it is pressed, for a day', async () => {
    world.workspace.failNext('views.open', 'expired_trigger_id');
    await useShortcut();
    const message = await eventually(() => messageWith('Open'));
    expect(modal()).toBeNull();
    const state = JSON.stringify(world.workspace.workspace.state.messages[message.channel]?.at(-1));
    expect(state).not.toContain('budget');
    for (const _ of [1, 2]) {
      await mei().press(message, { label: 'Open' });
      await eventually(holdsWords);
      await mei().close();
    }
    await mei().press(message, { label: 'Open' });
    await eventually(holdsWords);
    await mei().submit();
    const point = await eventually(async () => (await AgendaPointModel.findOne().lean()) ?? false);
    expect(point).toMatchObject({ text: words, link: expect.stringContaining('/archives/C0GENERAL/p') });

    world.core.turnTo('2026-12-03T09:30:01Z');
    await mei().press(message, { label: 'Open' });
    await eventually(() => wordsIn(mei().see()).includes('This button works for one day'));
  });

  it('opens it for nobody else (V2)', async () => {
    world.workspace.failNext('views.open', 'expired_trigger_id');
    await useShortcut();
    const message = await eventually(() => messageWith('Open'));
    const shown = world.workspace.workspace.state.messages[message.channel]?.at(-1);
    Object.assign(shown ?? {}, { ephemeral_to: tomaszId });
    const tomasz = world.workspace.asUser(tomaszId);
    await tomasz.press(message, { label: 'Open' });
    await eventually(() => wordsIn(tomasz.see()).includes('only for the person it was sent to'));
    expect(JSON.stringify(tomasz.see().modal)).not.toContain('budget');
  });

  it('keeps a long typed point too, whose form could not be opened', async () => {
    const long = `${'Budget '.repeat(480)}end`;
    world.workspace.failNext('views.open', 'ratelimited');
    await mei().command(`/1to1 agenda @tomasz ${long}`);
    const message = await eventually(() => messageWith('Open'));
    expect(JSON.stringify(world.workspace.workspace.state.messages)).not.toContain('Budget');
    await mei().press(message, { label: 'Open' });
    await eventually(() => JSON.stringify(modal()?.view.blocks ?? []).includes('Budget Budget'));
  });
});

describe('a window that Slack does not open', () => {
  beforeEach(async () => {
    await addLinkedMeiAndTomasz();
    world = await startSlackWorld();
  });

  async function press(label: string) {
    const person = await PersonModel.findOne({ name: 'Mei Tan' }).lean();
    if (!person) throw new Error('Mei is missing.');
    const sent = await world.slack.messenger.send(person, cardWith('A 1-to-1', answerButton, tickButton));
    return mei().press({ in: 'message', channel: sent.conversationId, ts: sent.messageId }, { label });
  }

  const refusals: [why: string, refusal: string | Refusal][] = [
    ['its trigger expired', 'expired_trigger_id'],
    ['there are too many calls', { error: 'ratelimited', retryAfter: 30 }],
    ['Slack is in trouble', { error: 'internal_error', status: 500 }],
    ['Slack is not there', { error: 'service_unavailable', status: 503 }],
    ['Slack does not like it', 'invalid_arguments'],
    ['the token is gone', 'token_revoked'],
  ];

  it.each(refusals)('leaves a button that opens it, because %s', async (_why, refusal) => {
    world.answer(() => ({ kind: 'show', view: answersForm() }));
    world.workspace.failNext('views.open', refusal);
    await press('Answer');
    const message = await eventually(() => messageWith('Open'));
    expect(read()).not.toContain('this number');
    await mei().press(message, { label: 'Open' });
    await eventually(() => modal()?.view.title.text === 'Your answers');
    expect(world.asked.map(({ action }) => action)).toEqual([answerButton.action, answerButton.action]);
  });

  it('leaves one when Slack is slow, and does not wait for it', async () => {
    world.answer(() => ({ kind: 'show', view: answersForm() }));
    world.workspace.slowNext('views.open', 60_000);
    await press('Answer');
    await eventually(() => messageWith('Open'));
    expect(world.workspace.log.find('views.open')).toHaveLength(1);
  });

  it('leaves one in the conversation with the app where the answer beside the message is refused, too', async () => {
    world.answer(() => ({ kind: 'show', view: answersForm() }));
    world.workspace.failNext('views.open', 'ratelimited');
    world.workspace.slowNext('response_url', 60_000);
    await press('Answer');
    const message = await eventually(
      () => world.workspace.log.find('chat.postMessage').length > 1 && messageWith('Open'),
    );
    expect(message).toMatchObject({ channel: meiDm });
  });

  it('makes no failure of what was done: the button shows it, and does not do it again', async () => {
    world.answer(({ action }) =>
      action.type === 'open-home' ? { kind: 'nothing' } : { kind: 'show', view: cardWith('The 1-to-1') },
    );
    world.workspace.failNext('views.open', 'internal_error');
    await press('Tick');
    const message = await eventually(() => messageWith('Open'));
    expect(read()).toContain('That is done');
    expect(read()).not.toContain('this number');
    await mei().press(message, { label: 'Open' });
    await eventually(() => modal() ?? false);
    expect(world.asked.map(({ action }) => action.type)).toEqual(['tick-agenda-point', 'open-one-to-one']);
  });

  it('makes none of it where the sentence about it is refused: it comes as a message', async () => {
    world.answer(() => ({ kind: 'close', text: 'Added to the agenda.' }));
    world.workspace.failNext('response_url', { error: 'internal_error', status: 500 });
    await mei().command('/1to1 agenda @tomasz the plan');
    await eventually(() => read().includes('Added to the agenda.'));
    expect(world.workspace.log.find('chat.postMessage')).toHaveLength(1);
    expect(read()).not.toContain('this number');
  });

  it('logs what a dead response URL answered, without a word of what was to be said', async () => {
    world.answer(() => ({ kind: 'close', text: 'Added to the agenda.' }));
    world.workspace.failNext('response_url', { error: 'used_url', status: 404 });
    await mei().command('/1to1 agenda @tomasz the plan');
    await eventually(() => read().includes('Added to the agenda.'));
    expect(world.logged()).toContain('"status":404');
    expect(world.logged()).not.toMatch(/Added to the agenda|the plan/);
  });
});

describe('somebody who does something for the first time', () => {
  beforeEach(async () => {
    await addMeiAndTomasz();
    world = await startSlackWorld();
    world.workspace.log.clear();
  });

  it('has a window before Slack is asked who they are, and then the answer in it', async () => {
    world.answer(() => ({ kind: 'show', view: answersForm() }));
    await mei().command('/1to1 agenda');
    await eventually(() => modal()?.view.title.text === 'Your answers');
    expect(calls()).toEqual(['views.open', 'users.info', 'views.update']);
  });

  it('reads in it that Slack does not say who they are, and is let in the next time', async () => {
    world.answer(() => ({ kind: 'show', view: answersForm() }));
    world.workspace.slowNext('users.info', 60_000);
    await mei().command('/1to1 agenda');
    await eventually(() => wordsIn(modal()?.view.blocks).includes('Slack did not say who you are'));
    expect(wordsIn(mei().see())).not.toContain('this number');
    await mei().command('/1to1 agenda');
    await eventually(() => modal()?.view.title.text === 'Your answers');
  });

  it('has no window where none is needed', async () => {
    world.answer(() => ({ kind: 'show', view: cardWith('What Tandem knows') }));
    await mei().command('/1to1 help');
    await eventually(() => read().includes('What Tandem knows'));
    expect(calls()).toEqual(['users.info']);
  });
});

describe('a mention in a command', () => {
  const say = () => mei().command('/1to1 agenda @tomasz the plan');

  it('is looked up where Tandem knows the account, without asking Slack', async () => {
    await addLinkedMeiAndTomasz();
    world = await startSlackWorld();
    world.workspace.log.clear();
    await say();
    expect(world.asked[0]?.action).toMatchObject({ words: '@tomasz.wojcik@example.com the plan' });
    expect(calls()).toEqual([]);
  });

  it('of an account that Tandem does not know is asked for with a window open', async () => {
    await addMeiAndTomasz();
    await PersonModel.updateOne({ name: 'Mei Tan' }, { slack: { userId: meiId } });
    world = await startSlackWorld();
    world.workspace.log.clear();
    world.answer(() => ({ kind: 'notice', text: 'Added to the agenda.' }));
    await say();
    await eventually(() => wordsIn(modal()?.view.blocks).includes('Added to the agenda.'));
    expect(world.asked[0]?.action).toMatchObject({ words: '@tomasz.wojcik@example.com the plan' });
    expect(calls()).toEqual(['views.open', 'users.info', 'views.update']);
  });

  it('of such an account holds up nothing that is done meanwhile', async () => {
    await addMeiAndTomasz();
    await PersonModel.updateOne({ name: 'Mei Tan' }, { slack: { userId: meiId } });
    world = await startSlackWorld();
    world.workspace.slowNext('users.info', 60_000);
    const saying = say();
    await eventually(() => calls().includes('users.info'));
    await mei().command('/1to1 help');
    await saying;
    await eventually(() => world.asked.length === 2);
    expect(world.asked.map(({ action }) => action.type)).toEqual(['open-help', 'open-agenda-form-for-words']);
  });

  it.each([
    ['has no e-mail there', 'UTOMASZ2'],
    ['is a guest', 'gus'],
  ])('P7 of somebody who %s is not taken for a colleague', async (_, name) => {
    await addLinkedMeiAndTomasz();
    world = await startSlackWorld({ moreUsers: ['UTOMASZ2'] });
    await mei().command(`/1to1 agenda @${name} my salary`);
    await eventually(() => world.asked.length > 0);
    expect(world.asked[0]?.action).toEqual({
      type: 'open-agenda-form-for-words',
      words: `@${name} my salary`,
      isToStranger: true,
    });
  });
});
