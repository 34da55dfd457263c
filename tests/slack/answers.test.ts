import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Button } from '../../src/core/chat/view.ts';
import { AppError } from '../../src/core/errors.ts';
import { PersonModel } from '../../src/core/people/person.ts';
import { eventually } from '../support/eventually.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import { answerButton, answersForm, cardWith, helpButton, hubButton, hubCalled } from './sample-views.ts';
import {
  addLinkedMeiAndTomasz,
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
/** Milliseconds that seem to have passed for Slack. */
let passed: number;

beforeEach(async () => {
  await clearDatabase();
  await addLinkedMeiAndTomasz();
  passed = 0;
  world = await startSlackWorld({ wallNow: () => Date.now() + passed });
});

afterEach(() => world.stop());

const mei = () => world.workspace.asUser(meiId);
const read = () => wordsIn(mei().see().conversations);

/** A message from the app to Mei with these buttons. */
async function messageToMei(...buttons: Button[]) {
  const person = await PersonModel.findOneAndUpdate(
    { email: 'mei.tan@example.com' },
    { slack: { userId: meiId, teamId: 'T0ACME' } },
    { returnDocument: 'after' },
  ).lean();
  if (!person) throw new Error('Mei is missing.');
  const sent = await world.slack.messenger.send(person, cardWith('A 1-to-1', ...buttons));
  return { in: 'message', channel: sent.conversationId, ts: sent.messageId } as const;
}

async function openHub() {
  world.answer(() => ({ kind: 'show', view: hubCalled('Your hub') }));
  await mei().openHome();
  await eventually(() => mei().see().home ?? false);
  world.asked.length = 0;
}

describe('the command', () => {
  it('is answered beside where it was typed, for that person alone', async () => {
    world.answer(() => ({ kind: 'show', view: hubCalled('Your hub') }));
    await mei().command('/1to1', generalId);
    await eventually(() => read().includes('Your hub'));
    expect(world.asked).toMatchObject([
      { action: { type: 'open-home' }, surface: 'command', from: 'slack', savesWhileTyping: true },
    ]);
    expect(wordsIn(world.workspace.asUser(tomaszId).see().conversations)).not.toContain('Your hub');
  });

  it('opens a form in a dialog', async () => {
    world.answer(() => ({ kind: 'show', view: answersForm() }));
    await mei().command('/1to1 agenda');
    const modal = await eventually(() => mei().see().modal ?? false);
    expect(modal.view.title.text).toBe('Your answers');
  });

  it('turns a mention into an e-mail, which no two people share (P7)', async () => {
    await mei().command('/1to1 agenda @tomasz the <new> plan & more');
    const { action } = await eventually(() => world.asked[0]);
    expect(action).toEqual({
      type: 'say-agenda-point',
      words: '@tomasz.wojcik@example.com the <new> plan & more',
    });
  });

  it('says quietly that something was done', async () => {
    world.answer(() => ({ kind: 'close', text: 'Added to the agenda with *Tomasz*.' }));
    await mei().command('/1to1 agenda @tomasz the plan');
    await eventually(() => read().includes('Added to the agenda with *Tomasz*.'));
  });
});

describe('a button in a message', () => {
  it('opens a dialog and leaves the message as it is', async () => {
    const message = await messageToMei(answerButton);
    world.answer(() => ({ kind: 'show', view: answersForm() }));
    await mei().press(message, { label: 'Answer' });
    await eventually(() => mei().see().modal ?? false);
    expect(world.asked).toMatchObject([{ action: answerButton.action, surface: 'message' }]);
    expect(read()).toContain('A 1-to-1');
  });

  it('is answered in its place when it needs no dialog', async () => {
    const message = await messageToMei(helpButton);
    world.answer(() => ({ kind: 'show', view: cardWith('What Tandem knows', hubButton) }));
    await mei().press(message, { label: 'Help' });
    await eventually(() => read().includes('What Tandem knows'));
    expect(read()).not.toContain('A 1-to-1');
  });

  it('brings the hub to the Home tab and keeps the message', async () => {
    const message = await messageToMei(hubButton);
    world.answer(() => ({ kind: 'show', view: hubCalled('Your hub') }));
    await mei().press(message, { label: 'Hub' });
    await eventually(() => read().includes('on the Home tab'));
    expect(wordsIn(mei().see().home)).toContain('Your hub');
    expect(read()).toContain('A 1-to-1');
  });

  it('says a broken rule to that person alone, in words', async () => {
    const message = await messageToMei(answerButton);
    world.answer(() => {
      throw new AppError('conflict', 'This 1-to-1 was finalised <already>.');
    });
    await mei().press(message, { label: 'Answer' });
    await eventually(() => read().includes('This 1-to-1 was finalised <already>.'));
    const told = mei()
      .see()
      .conversations.flatMap(({ messages }) => messages.filter((each) => each.is_ephemeral));
    expect(told).toHaveLength(1);
  });

  it('names a number for what nobody foresaw, and logs it under that number without the words', async () => {
    const message = await messageToMei(answerButton);
    world.answer(() => {
      throw new Error('Cast failed for value "my private draft"');
    });
    await mei().press(message, { label: 'Answer' });
    const id = await eventually(() => /this number: ([0-9a-f]{8})/.exec(read())?.[1]);
    expect(world.logged()).toContain(`"errorId":"${id}"`);
    expect(world.logged()).toContain('answers.test');
    expect(world.logged()).not.toContain('my private draft');
  });

  it('tells kindly that it is from an older version, and changes nothing', async () => {
    const message = await messageToMei(answerButton);
    const [shown] = world.workspace.workspace.state.messages[meiDm] ?? [];
    const actions = shown?.blocks.find(({ type }) => type === 'actions');
    if (actions?.type !== 'actions') throw new Error('There is no button.');
    Object.assign(actions.elements[0] ?? {}, { value: '{"type":"do-it-the-old-way"}' });
    await mei().press(message, { label: 'Answer' });
    await eventually(() => read().includes('from an older version'));
    expect(world.asked).toEqual([]);
  });

  it('that took too long to open its dialog leaves a button which opens it', async () => {
    const message = await messageToMei(answerButton);
    world.answer(() => {
      passed += 3100;
      return { kind: 'show', view: answersForm() };
    });
    await mei().press(message, { label: 'Answer' });
    await eventually(() => read().includes('Press the button to open it.'));
    expect(mei().see().modal).toBeNull();
    world.answer(() => ({ kind: 'show', view: answersForm() }));
    const ts =
      mei()
        .see()
        .conversations.find(({ id }) => id === meiDm)
        ?.messages.at(-1)?.ts ?? '';
    await mei().press({ in: 'message', channel: meiDm, ts }, { label: 'Open' });
    await eventually(() => mei().see().modal ?? false);
  });

  it('logs why Slack refuses what Tandem wants to show', async () => {
    const message = await messageToMei(answerButton);
    world.answer(() => ({ kind: 'show', view: answersForm() }));
    world.workspace.failNext('views.open', 'invalid_arguments');
    await mei().press(message, { label: 'Answer' });
    await eventually(() => read().includes('Press the button to open it.'));
    expect(world.logged()).toContain('"code":"invalid_arguments"');
  });
});

describe('the Home tab', () => {
  it('is drawn when it is opened', async () => {
    await openHub();
    expect(wordsIn(mei().see().home)).toContain('Your hub');
  });

  it('says why there is no hub for somebody', async () => {
    world.answer(() => {
      throw new AppError('not-allowed', 'There is no hub for you.');
    });
    await mei().openHome();
    await eventually(() => wordsIn(mei().see().home).includes('There is no hub for you.'));
  });

  it('is left alone when the conversation with the app is opened', async () => {
    await mei().open(meiDm);
    await mei().openHome();
    await eventually(() => world.asked.length > 0);
    expect(world.asked).toHaveLength(1);
  });

  it('opens dialogs', async () => {
    await openHub();
    world.answer(() => ({ kind: 'show', view: answersForm() }));
    await mei().press({ in: 'home' }, { label: 'Answer' });
    await eventually(() => mei().see().modal ?? false);
    expect(world.asked).toMatchObject([{ action: answerButton.action, surface: 'home' }]);
  });

  it('is drawn anew after something changed', async () => {
    await openHub();
    world.answer(({ action }) =>
      action.type === 'open-home' ? { kind: 'show', view: hubCalled('Another hub') } : { kind: 'nothing' },
    );
    await mei().press({ in: 'home' }, { label: 'Tick' });
    await eventually(() => wordsIn(mei().see().home).includes('Another hub'));
    expect(world.asked.map(({ action }) => action.type)).toEqual(['tick-agenda-point', 'open-home']);
  });

  it('tells what is wrong in a window of its own', async () => {
    await openHub();
    world.answer(() => ({ kind: 'notice', text: 'That point is gone.' }));
    await mei().press({ in: 'home' }, { label: 'Answer' });
    const modal = await eventually(() => mei().see().modal ?? false);
    expect(wordsIn(modal.view.blocks)).toContain('That point is gone.');
  });
});

describe('the message shortcut', () => {
  async function shortcutOn(text: string) {
    await world.workspace.asUser(tomaszId).post(generalId, text);
    const { messages = [] } =
      mei()
        .see()
        .conversations.find(({ id }) => id === generalId) ?? {};
    await mei().messageShortcut('add_to_agenda', generalId, messages.at(-1)?.ts ?? '');
    return eventually(() => world.asked[0]);
  }

  it('opens the agenda form with the words as a person reads them, and a link back (A1)', async () => {
    world.answer(() => ({ kind: 'show', view: answersForm() }));
    const opened = await shortcutOn('@tomasz & I <must> look at https://example.com/a?b=1 in #general');
    expect(opened.action).toEqual({ type: 'open-agenda-form-for-message' });
    await eventually(() => mei().see().modal ?? false);
    const request = await eventually(() => world.asked[1]);
    expect(request.values).toEqual({
      text: '@Tomasz Wojcik & I <must> look at https://example.com/a?b=1 in #a channel',
    });
    expect(request.action).toMatchObject({
      type: 'open-agenda-form-for-message',
      link: expect.stringMatching(/^https:\/\/acme\.slack\.com\/archives\/C0GENERAL\/p\d+$/),
    });
  });

  it('opens the form without a link when Slack gives none', async () => {
    world.workspace.failNext('chat.getPermalink', 'channel_not_found');
    const request = await shortcutOn('Look at this');
    expect(request.action).toEqual({ type: 'open-agenda-form-for-message' });
  });
});

it('keeps what people wrote out of the log', async () => {
  await messageToMei(answerButton);
  world.answer(() => ({ kind: 'notice', text: 'a sentence for Mei' }));
  await mei().command('/1to1 agenda @tomasz my secret worry');
  await eventually(() => read().includes('a sentence for Mei'));
  expect(world.logged()).not.toMatch(/my secret worry|a sentence for Mei|xoxb-/);
});
