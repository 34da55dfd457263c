import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Agreed, aboutConversations, aboutPeople, aboutWriting } from './agreed-calls.ts';
import { aboutMessages } from './agreed-changes.ts';
import { aboutModals, aboutUpdates } from './agreed-views.ts';
import { type AnySlack, answerOf, startEmulate, startOurs } from './two-slacks.ts';

const slacks: AnySlack[] = [];

async function start(scopes?: string[]): Promise<void> {
  slacks.push(await startEmulate(scopes), await startOurs(scopes));
}

afterEach(async () => {
  jest.restoreAllMocks();
  await Promise.all(slacks.splice(0).map(({ stop }) => stop()));
});

async function bothAnswer(call: Agreed[1], answer: object): Promise<void> {
  for (const slack of slacks) {
    expect({ [slack.name]: await answerOf(slack, call) }).toMatchObject({ [slack.name]: answer });
  }
}

describe('our Slack and one that others wrote answer the same when they are asked', () => {
  beforeEach(() => start());

  it.each([
    ...aboutPeople,
    ...aboutConversations,
    ...aboutWriting,
    ...aboutMessages,
    ...aboutModals,
    ...aboutUpdates,
  ])('%s', async (_, call, answer) => {
    await bothAnswer(call, answer);
  });
});

describe('for an app without the scope, our Slack and one that others wrote', () => {
  it.each<Agreed>([
    [
      'find nobody by e-mail',
      ({ client }) => client.users.lookupByEmail({ email: 'mei.tan@acme.example' }),
      { refused: 'missing_scope', needed: 'users:read.email' },
    ],
    [
      'tell nobody’s e-mail address',
      async ({ client, mei }) => Object.keys((await client.users.info({ user: mei })).user?.profile ?? {}),
      expect.not.arrayContaining(['email']),
    ],
    [
      'open no conversation',
      ({ client, mei }) => client.conversations.open({ users: mei }),
      { refused: 'missing_scope', needed: 'im:write' },
    ],
    [
      'take no message',
      ({ client, general }) => client.chat.postMessage({ channel: general, text: 'Hi' }),
      { refused: 'missing_scope', needed: 'chat:write' },
    ],
  ])('%s', async (_, call, answer) => {
    await start(['users:read']);
    await bothAnswer(call, answer);
  });
});
