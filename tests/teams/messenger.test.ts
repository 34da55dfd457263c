import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DeliveryDelayed, DeliveryRefused } from '../../src/core/chat/messenger.ts';
import type { RefusalReason } from '../../src/core/chat/refusal.ts';
import { type Person, PersonModel, type TeamsAccount } from '../../src/core/people/person.ts';
import { addPerson } from '../support/small-company.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import { wordsOf } from './card-words.ts';
import { lastOf, mei, noteCard, type OpenTandem, openTandem, tenantId } from './open-tandem.ts';

useTestDatabase();

let open: OpenTandem;
let person: Person;

beforeEach(async () => {
  await clearDatabase();
  await addPerson('Mei Tan');
  open = await openTandem({ reply: () => ({ kind: 'nothing' }) });
  await asMei().say('home');
  person = (await PersonModel.findOne({ email: mei }).lean<Person>()) as Person;
});
afterEach(() => open.close());

const asMei = () => open.teams.asUser(mei);
const channel = () => open.tandem.messenger;
const otherCard = { ...noteCard, title: 'As it is now', summary: 'Changed', body: [] };

const withTeams = (teams: Partial<TeamsAccount>) => ({ ...person, teams: teams as TeamsAccount });

describe('writing to somebody', () => {
  it('arrives in the personal chat, and the notification is the summary', async () => {
    const sent = await channel().send(person, noteCard);
    const message = lastOf(asMei().see());
    expect(sent).toEqual({
      platform: 'teams',
      conversationId: person.teams?.conversationId,
      messageId: message.id,
    });
    expect(message).toMatchObject({ notification: 'A card from Tandem', from: { isBot: true } });
  });

  it('can change the message later', async () => {
    const sent = await channel().send(person, noteCard);
    await channel().update(sent, person, otherCard);
    const message = lastOf(asMei().see());
    expect(message.id).toBe(sent.messageId);
    expect(wordsOf(message.cards)).toBe('As it is now');
    expect(message.editedAt).toBeDefined();
  });

  it.each(['userId', 'aadObjectId'] as const)('opens the chat when only the %s is known', async (key) => {
    const { serviceUrl = '', aadObjectId = '', userId = '' } = person.teams ?? {};
    const account = { aadObjectId, tenantId, serviceUrl, ...(key === 'userId' && { userId }) };
    const sent = await channel().send(withTeams(account), noteCard);
    expect(sent.conversationId).toBe(person.teams?.conversationId);
    expect(lastOf(asMei().see()).id).toBe(sent.messageId);
  });
});

describe('whether somebody can be reached', () => {
  const serviceUrl = 'https://smba.example/';
  it.each<[boolean, string, Partial<TeamsAccount> | undefined]>([
    [false, 'without an account', undefined],
    [false, 'known by id alone', { aadObjectId: 'a' }],
    [
      true,
      'met in the personal chat',
      { aadObjectId: 'a', conversationId: 'a:1', serviceUrl, isInstalled: true },
    ],
    [true, 'met elsewhere', { aadObjectId: 'a', tenantId, serviceUrl }],
    [
      false,
      'who removed the app',
      { aadObjectId: 'a', conversationId: 'a:1', serviceUrl, isInstalled: false },
    ],
  ])('is %s for somebody %s', (canReach, _, teams) => {
    const { teams: __, ...others } = person;
    expect(channel().canReach(teams === undefined ? others : withTeams(teams))).toBe(canReach);
  });
});

async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('a refusal of Teams', () => {
  it.each<[number, string, string, RefusalReason]>([
    [403, 'ConversationBlockedByUser', 'User blocked the conversation with the bot.', 'blocked-by-user'],
    [403, 'MessageWritesBlocked', 'Thread is blocked from message writes.', 'blocked-by-user'],
    [403, 'BotDisabledByAdmin', 'The tenant admin disabled this bot.', 'blocked-by-admin'],
    [403, 'Forbidden', '{"subCode": "MessageWritesBlocked", "details": "Blocked."}', 'blocked-by-user'],
    [403, 'TenantNoPermission', 'The tenant has no permission.', 'blocked-by-admin'],
    [403, 'InvalidBotApiHost', 'Invalid bot api host.', 'unknown-account'],
    [403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.', 'not-installed'],
    [403, 'ForbiddenOperationException', "Bot is not installed in user's personal scope", 'not-installed'],
    [404, 'ConversationNotFound', 'Conversation not found.', 'unknown-account'],
    [404, 'ActivityNotFoundInConversation', 'Message does not exist in the thread.', 'message-gone'],
    [400, 'BadArgument', 'Failed to decrypt pairwise id', 'unknown-account'],
    [413, 'MessageSizeTooBig', 'Message size too large.', 'too-large'],
    [401, 'BotNotRegistered', 'No registration found for this bot.', 'revoked-token'],
  ])('%i %s: %s means %s', async (status, code, message, reason) => {
    open.teams.refusals.failNext({ status, code, message });
    const error = await errorOf(channel().send(person, noteCard));
    expect(error).toBeInstanceOf(DeliveryRefused);
    expect((error as DeliveryRefused).reason).toBe(reason);
    expect(asMei().see().messages).toHaveLength(1);
  });

  it.each<[number, string, number | undefined, number | undefined]>([
    [429, 'Throttled', 7, 7000],
    [429, 'Throttled', undefined, undefined],
    [412, 'PreconditionFailed', undefined, undefined],
    [425, 'TooEarly', undefined, undefined],
    [500, 'ServiceError', undefined, undefined],
    [502, 'BadGateway', undefined, undefined],
    [503, 'ServiceUnavailable', 30, 30_000],
    [504, 'GatewayTimeout', undefined, undefined],
  ])('%i %s with Retry-After %s is left to the outbox to try again', async (status, code, seconds, ms) => {
    const before = open.teams.log.requests.length;
    open.teams.refusals.failNext({
      status,
      code,
      ...(seconds !== undefined && { retryAfterSeconds: seconds }),
    });
    const error = await errorOf(channel().send(person, noteCard));
    expect(error).toBeInstanceOf(DeliveryDelayed);
    expect((error as DeliveryDelayed).retryAfterMs).toBe(ms);
    expect(open.teams.log.requests.length - before).toBe(1);
  });

  it('says nothing of the message that was refused', async () => {
    open.teams.refusals.failNext({ status: 403, code: 'BotDisabledByAdmin' });
    const { cause } = (await errorOf(channel().send(person, noteCard))) as DeliveryRefused;
    expect(Object.keys(cause as Error)).toEqual(['code']);
    expect(String(cause)).toBe('Error: Teams answered 403 BotDisabledByAdmin');
  });

  it('that is nowhere described is passed on with its code', async () => {
    open.teams.refusals.failNext({ status: 405, code: 'MethodNotAllowed' });
    expect(await errorOf(channel().send(person, noteCard))).toMatchObject({ code: 'MethodNotAllowed' });
  });

  it('to change a message that was deleted means that it is gone', async () => {
    const sent = await channel().send(person, noteCard);
    await fetch(
      `${open.url}/connector/v3/conversations/${sent.conversationId}/activities/${sent.messageId}`,
      {
        method: 'DELETE',
      },
    );
    const error = await errorOf(channel().update(sent, person, otherCard));
    expect((error as DeliveryRefused).reason).toBe('message-gone');
  });

  it.each<[number, string, RefusalReason]>([
    [404, 'ActivityNotFoundInConversation', 'message-gone'],
    [404, 'ConversationNotFound', 'message-gone'],
    [403, 'ConversationBlockedByUser', 'blocked-by-user'],
    [403, 'InvalidBotApiHost', 'unknown-account'],
  ])('to change a message, %i %s, means %s', async (status, code, reason) => {
    const sent = await channel().send(person, noteCard);
    open.teams.refusals.failNext({ status, code });
    const error = await errorOf(channel().update(sent, person, otherCard));
    expect(error).toMatchObject({ name: 'DeliveryRefused', reason, isLeftThere: false });
  });

  it('does not come about for a message that Teams did not name, which its reader still has', async () => {
    const sent = { ...(await channel().send(person, noteCard)), messageId: '' };
    const before = open.teams.log.requests.length;
    const error = await errorOf(channel().update(sent, person, otherCard));
    expect(error).toMatchObject({ reason: 'message-gone', isLeftThere: true });
    expect(open.teams.log.requests).toHaveLength(before);
  });

  it('is not waited for when the app is known to be removed, or the account is not known', async () => {
    const { serviceUrl = '' } = person.teams ?? {};
    const removed = withTeams({ aadObjectId: 'aad-mei', tenantId, serviceUrl, isInstalled: false });
    const unknown = withTeams({ aadObjectId: 'aad-mei' });
    const before = open.teams.log.requests.length;
    const errors = [
      await errorOf(channel().send(removed, noteCard)),
      await errorOf(channel().send(unknown, noteCard)),
    ];
    expect(errors.map((error) => (error as DeliveryRefused).reason)).toEqual([
      'not-installed',
      'unknown-account',
    ]);
    expect(open.teams.log.requests).toHaveLength(before);
  });

  it('by the person who blocked the bot is told from one who removed it', async () => {
    asMei().block();
    expect(await errorOf(channel().send(person, noteCard))).toMatchObject({ reason: 'blocked-by-user' });
    asMei().block(false);
    await asMei().uninstall();
    expect(await errorOf(channel().send(person, noteCard))).toMatchObject({ reason: 'not-installed' });
  });
});
