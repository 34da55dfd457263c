import { afterEach, describe, expect, it } from '@jest/globals';
import { type ConversationParameters, MessageFactory, TeamsInfo, type TurnContext } from 'botbuilder';
import {
  ADA,
  BOT_APP_ID,
  cardAttachment,
  cardWith,
  MEI,
  type OpenTeams,
  openTeams,
  TENANT_ID,
  TOMASZ,
} from './open-teams.ts';

let open: OpenTeams | undefined;
afterEach(() => open?.close());

const card = (text: string) => cardAttachment(cardWith([{ type: 'TextBlock', text }]));
const reference = (serviceUrl: string, id: string) => ({
  channelId: 'msteams',
  serviceUrl,
  conversation: { id, isGroup: false, conversationType: 'personal', name: '' },
});

function createConversation(
  { adapter, serviceUrl }: OpenTeams,
  parameters: object,
  logic: (context: TurnContext) => Promise<void>,
): Promise<void> {
  const all = { isGroup: false, channelData: {}, ...parameters } as ConversationParameters;
  return adapter.createConversationAsync('', 'msteams', serviceUrl, '', all, logic);
}

const personal = (memberId: string) => ({
  bot: { id: `28:${BOT_APP_ID}`, name: 'Tandem' },
  members: [{ id: memberId, name: '' }],
  tenantId: TENANT_ID,
  channelData: { tenant: { id: TENANT_ID } },
});

type Named = { name?: string; email?: string };
type Answer = { error?: { code: string }; conversations: Named[] } & Named[];

async function call({ serviceUrl }: OpenTeams, method: string, path: string, body?: unknown) {
  const response = await fetch(`${serviceUrl}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    body: (await response.json()) as Answer,
  };
}

describe('a bot without an app id', () => {
  it('answers a message, over plain HTTP on this machine', async () => {
    open = await openTeams({
      message: (context) => context.sendActivity(`You said ${context.activity.text}`),
    });
    const sight = await open.teams.asUser(MEI).say('hello');
    expect(sight.error).toBeUndefined();
    expect(sight.messages.map(({ from, text }) => [from.name, text])).toEqual([
      ['Mei Tan', 'hello'],
      ['Tandem', 'You said hello'],
    ]);
  });

  it('is told who writes, from where and in which zone', async () => {
    open = await openTeams({ message: async () => {} });
    await open.teams.asUser(MEI).say('hello');
    expect(open.teams.log.deliveries[0]?.activity).toMatchObject({
      type: 'message',
      text: 'hello',
      channelId: 'msteams',
      serviceUrl: open.serviceUrl,
      timestamp: '2026-12-16T09:00:00.000Z',
      localTimestamp: '2026-12-16T17:00:00.000+08:00',
      localTimezone: 'Asia/Singapore',
      locale: 'en-SG',
      from: { aadObjectId: 'aad-mei', name: 'Mei Tan' },
      recipient: { id: `28:${BOT_APP_ID}` },
      conversation: { conversationType: 'personal', tenantId: TENANT_ID },
      channelData: { tenant: { id: TENANT_ID } },
      entities: [{ type: 'clientInfo', timezone: 'Asia/Singapore', country: 'SG' }],
    });
  });

  it('updates and deletes its own messages in place', async () => {
    open = await openTeams({
      message: async (context) => {
        if (context.activity.text === 'start') {
          await context.sendActivity({ ...MessageFactory.attachment(card('before')), summary: 'before' });
        } else {
          await context.deleteActivity(context.activity.text);
        }
      },
    });
    const mei = open.teams.asUser(MEI);
    const before = (await mei.say('start')).messages[1];
    await open.adapter.continueConversationAsync(
      '',
      reference(open.serviceUrl, mei.see().conversation.id),
      async (context) => {
        const update = { ...MessageFactory.attachment(card('after')), summary: 'after', id: before?.id };
        await context.updateActivity(update as never);
      },
    );
    const updated = mei.see().messages[1];
    expect(updated).toMatchObject({ id: before?.id, notification: 'after', editedAt: expect.any(String) });
    expect(updated?.cards).toEqual([cardWith([{ type: 'TextBlock', text: 'after' }])]);
    const left = (await mei.say(before?.id ?? '')).messages;
    expect(left.map(({ from }) => from.isBot)).toEqual([false, false]);
  });

  it('reads who is in a conversation', async () => {
    const read: unknown[] = [];
    open = await openTeams({
      message: async (context) => {
        read.push(await TeamsInfo.getMember(context, context.activity.from.id));
        read.push((await TeamsInfo.getPagedMembers(context)).members.length);
      },
    });
    await open.teams.asUser(MEI).say('who?');
    expect(read).toEqual([
      expect.objectContaining({ email: MEI, aadObjectId: 'aad-mei', tenantId: TENANT_ID }),
      1,
    ]);
  });
});

describe('a bot that writes first', () => {
  it.each([['Teams user id'], ['Entra object id']])('reaches a person by %s', async (kind) => {
    open = await openTeams();
    const mei = open.teams.asUser(MEI);
    const id = kind === 'Teams user id' ? mei.user.id : mei.user.aadObjectId;
    await createConversation(open, personal(id), async (context) => {
      await context.sendActivity('Your 1-to-1 is ready');
    });
    expect(mei.see().messages.map(({ text }) => text)).toEqual(['Your 1-to-1 is ready']);
    expect(open.teams.log.requests.map(({ method, toUserId }) => [method, toUserId])).toEqual([
      ['POST', mei.user.id],
      ['POST', mei.user.id],
    ]);
  });

  it('starts a thread in a channel', async () => {
    open = await openTeams();
    const tomasz = open.teams.asUser(TOMASZ);
    const channel = tomasz.conversations().find(({ name }) => name === 'Engineering / Standup');
    const activity = MessageFactory.text('3 of 5 are open');
    const channelData = { channel: { id: channel?.id }, tenant: { id: TENANT_ID } };
    await createConversation(open, { isGroup: true, activity, channelData }, async (context) => {
      await context.sendActivity('Two days left');
    });
    const [first, second] = tomasz.see(channel?.id).messages;
    expect([first?.text, second?.text]).toEqual(['3 of 5 are open', 'Two days left']);
    expect(second?.threadId).toBe(first?.id);
  });

  it('is refused by a person who has not installed the app', async () => {
    open = await openTeams();
    const { aadObjectId } = open.teams.asUser(ADA).user;
    await expect(createConversation(open, personal(aadObjectId), async () => {})).rejects.toMatchObject({
      statusCode: 403,
      code: 'ForbiddenOperationException',
    });
  });

  it('is refused by a person who blocked it or removed the app since', async () => {
    open = await openTeams({ installed: async () => {} });
    const mei = open.teams.asUser(MEI);
    const path = `/v3/conversations/${mei.see().conversation.id}/activities`;
    const message = { type: 'message', text: 'Hello' };
    mei.block();
    expect(await call(open, 'POST', path, message)).toMatchObject({
      status: 403,
      body: { error: { code: 'MessageWritesBlocked' } },
    });
    mei.block(false);
    await mei.uninstall();
    expect(await call(open, 'POST', path, message)).toMatchObject({
      status: 403,
      body: { error: { code: 'BotNotInConversationRoster' } },
    });
    expect(mei.see().messages).toEqual([]);
  });
});

describe('the Bot Connector', () => {
  const message = { type: 'message', text: 'Hello' };

  it.each([
    ['POST', '/v3/conversations/a:nobody/activities', message, 404, 'ConversationNotFound'],
    ['POST', '/v3/conversations/CHAT/activities', { type: 'message' }, 400, 'BadSyntax'],
    ['POST', '/v3/conversations/CHAT/activities', '{', 400, 'BadSyntax'],
    [
      'POST',
      '/v3/conversations/CHAT/activities',
      { ...message, text: 'a'.repeat(60_000) },
      413,
      'MessageSizeTooBig',
    ],
    ['POST', '/v3/conversations/CHANNEL/activities/42', message, 404, 'ActivityNotFoundInConversation'],
    ['PUT', '/v3/conversations/CHAT/activities/42', message, 404, 'ActivityNotFoundInConversation'],
    ['DELETE', '/v3/conversations/CHAT/activities/42', undefined, 404, 'ActivityNotFoundInConversation'],
    ['PUT', '/v3/conversations/CHAT/activities/HERS', message, 403, 'NotEnoughPermissions'],
    ['GET', '/v3/conversations/CHAT/members/29:nobody', undefined, 404, 'MemberNotFoundInConversation'],
    ['POST', '/v3/conversations/PRIVATE/activities', message, 403, 'BotNotInConversationRoster'],
    ['GET', '/v3/teams/19:nothing', undefined, 404, 'ConversationNotFound'],
    ['POST', '/v3/conversations', {}, 400, 'BadSyntax'],
    ['POST', '/v3/conversations', { members: [{ id: 'aad-mei' }] }, 400, 'BadSyntax'],
    ['POST', '/v3/conversations', { ...personal('29:nobody') }, 400, 'BadArgument'],
    ['POST', '/v3/conversations', { ...personal(MEI) }, 404, 'NotFound'],
    [
      'POST',
      '/v3/conversations',
      { ...personal('aad-mei'), bot: { id: '28:other' } },
      403,
      'BotNotRegistered',
    ],
    ['GET', '/v3/nothing', undefined, 404, 'NotFound'],
  ])('answers %s %s as Teams refuses it (%#)', async (method, path, body, status, code) => {
    open = await openTeams({ message: async () => {} });
    const mei = open.teams.asUser(MEI);
    const hers = (await mei.say('mine')).messages[0]?.id ?? '';
    const chat = mei.conversations().find(({ kind }) => kind === 'chat');
    const channel = mei.conversations().find(({ kind }) => kind === 'channel');
    const filled = path
      .replace('CHAT', mei.see().conversation.id)
      .replace('HERS', hers)
      .replace('CHANNEL', channel?.id ?? '')
      .replace('PRIVATE', chat?.id ?? '');
    expect(await call(open, method, filled, body)).toMatchObject({ status, body: { error: { code } } });
    expect(mei.see().messages).toHaveLength(1);
  });

  it('lists the members and channels of a team the bot is in', async () => {
    open = await openTeams();
    const general = open.teams
      .asUser(MEI)
      .conversations()
      .find(({ name }) => name.endsWith('General'));
    const team = await call(open, 'GET', `/v3/teams/${general?.id}`);
    const channels = await call(open, 'GET', `/v3/teams/${general?.id}/conversations`);
    const members = await call(open, 'GET', `/v3/conversations/${general?.id}/members`);
    expect(team.body).toMatchObject({ name: 'Engineering', channelCount: 2, memberCount: 2 });
    expect(channels.body.conversations.map(({ name }) => name)).toEqual([undefined, 'Standup']);
    expect(members.body.map(({ email }) => email)).toEqual([MEI, TOMASZ]);
  });

  it('slows a bot down that writes too fast, and says for how long', async () => {
    let now = 0;
    open = await openTeams({}, { rateLimits: true, wallNow: () => now });
    const path = `/v3/conversations/${open.teams.asUser(MEI).see().conversation.id}/activities`;
    const statuses: number[] = [];
    for (let sent = 0; sent < 7; sent += 1) statuses.push((await call(open, 'POST', path, message)).status);
    expect(statuses).toEqual(Array(7).fill(201));
    expect(await call(open, 'POST', path, message)).toMatchObject({
      status: 429,
      retryAfter: '1',
      body: { error: { code: 'Throttled' } },
    });
    now += 2000;
    expect(await call(open, 'POST', path, message)).toMatchObject({ status: 201 });
  });

  it('refuses what a test tells it to refuse, and goes on afterwards', async () => {
    open = await openTeams();
    const { id } = open.teams.asUser(MEI).see().conversation;
    const path = `/v3/conversations/${id}/activities`;
    const send = async () => (await call(open as OpenTeams, 'POST', path, message)).status;
    open.teams.refusals.failNext({ status: 429, code: 'Throttled', retryAfterSeconds: 3 });
    expect(await call(open, 'POST', path, message)).toMatchObject({ status: 429, retryAfter: '3' });
    const isHers = (request: { path: string }) => request.path.includes(id);
    const stop = open.teams.refusals.refuse({ status: 502, code: 'ServiceError' }, isHers);
    expect([await send(), await send()]).toEqual([502, 502]);
    stop();
    expect(await send()).toBe(201);
    expect(open.teams.asUser(MEI).see().messages).toHaveLength(1);
    expect(open.teams.log.requests.map(({ errorCode }) => errorCode)).toEqual([
      'Throttled',
      'ServiceError',
      'ServiceError',
      undefined,
    ]);
  });

  it('gives its error code through the SDK', async () => {
    open = await openTeams();
    const { id } = open.teams.asUser(MEI).see().conversation;
    open.teams.refusals.failNext({ status: 403, code: 'ConversationBlockedByUser' });
    const sending = open.adapter.continueConversationAsync(
      '',
      reference(open.serviceUrl, id),
      async (context) => {
        await context.sendActivity('Hello');
      },
    );
    await expect(sending).rejects.toMatchObject({ statusCode: 403, code: 'ConversationBlockedByUser' });
  });
});
