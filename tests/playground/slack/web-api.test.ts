import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { botToken, refusalOf, type StartedSlack, startSlack, stopAll } from './start-slack.ts';

let started: StartedSlack;

beforeEach(async () => {
  started = await startSlack();
});

afterEach(stopAll);

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const home = (text: string) => ({ type: 'home' as const, blocks: [section(text)] });

describe('who calls', () => {
  it('needs a token, and the right one', async () => {
    const slackApiUrl = `${started.baseUrl}/api/`;
    const retryConfig = { retries: 0 };
    const nobody = new WebClient(undefined, { slackApiUrl, retryConfig });
    const stranger = new WebClient('xoxb-other', { slackApiUrl, retryConfig });
    expect(await refusalOf(nobody.auth.test())).toBe('not_authed');
    expect(await refusalOf(stranger.auth.test())).toBe('invalid_auth');
    expect(await started.client.auth.test()).toMatchObject({
      team_id: 'T01',
      user_id: 'U0BOT',
      bot_id: 'B0BOT',
    });
  });

  it('needs the scope of the method', async () => {
    expect(await refusalOf(started.client.team.info())).toBe('missing_scope');
    const answer = await started.client.auth.test();
    expect(answer.response_metadata?.scopes).toContain('chat:write');
  });

  it('hears of a method that does not exist', async () => {
    expect(await refusalOf(started.client.apiCall('chat.shout'))).toBe('unknown_method');
  });

  it('may send JSON', async () => {
    const response = await fetch(`${started.baseUrl}/api/chat.postMessage`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${botToken}`, 'Content-Type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ channel: 'C01GEN', blocks: [section('Hello')] }),
    });
    expect(await response.json()).toMatchObject({ ok: true, channel: 'C01GEN' });
  });

  it('may not send half of it', async () => {
    const response = await fetch(`${started.baseUrl}/api/chat.postMessage`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${botToken}`, 'Content-Type': 'application/json' },
      body: '{"channel":',
    });
    expect(await response.json()).toEqual({ ok: false, error: 'invalid_json' });
  });

  it('hears which arguments are missing', async () => {
    await expect(started.client.apiCall('chat.update', { ts: '1.0' })).rejects.toMatchObject({
      data: {
        error: 'invalid_arguments',
        response_metadata: { messages: ['[ERROR] missing required field: channel [json-pointer:]'] },
      },
    });
  });
});

describe('an installation', () => {
  it('exchanges a code for the token, once and for the right secret', async () => {
    const client = new WebClient(undefined, {
      slackApiUrl: `${started.baseUrl}/api/`,
      retryConfig: { retries: 0 },
    });
    const code = started.slack.consent('U01MEI');
    const exchange = (client_secret: string) =>
      client.oauth.v2.access({ code, client_id: 'client', client_secret });
    expect(await refusalOf(exchange('guessed'))).toBe('bad_client_secret');
    expect(await exchange('client-secret')).toMatchObject({
      access_token: botToken,
      team: { id: 'T01' },
      authed_user: { id: 'U01MEI' },
    });
    expect(await refusalOf(exchange('client-secret'))).toBe('invalid_code');
  });
});

describe('people', () => {
  it('are found by id and by e-mail, whatever its case', async () => {
    const { client } = started;
    const { user } = await client.users.info({ user: 'U02TOM' });
    expect(user).toMatchObject({ name: 'tomasz', tz: 'Europe/Warsaw', is_bot: false });
    const found = await client.users.lookupByEmail({ email: 'Mei.Tan@Acme.example' });
    expect(found.user?.id).toBe('U01MEI');
  });

  it('who left are no longer found by e-mail, nor written to', async () => {
    const { client } = started;
    const { user } = await client.users.info({ user: 'U03OLD' });
    expect(user?.deleted).toBe(true);
    expect(await refusalOf(client.users.lookupByEmail({ email: 'olga@acme.example' }))).toBe(
      'users_not_found',
    );
    expect(await refusalOf(client.conversations.open({ users: 'U03OLD' }))).toBe('user_disabled');
    expect(await refusalOf(client.chat.postMessage({ channel: 'U03OLD', text: 'Hi' }))).toBe(
      'channel_not_found',
    );
  });

  it('come in pages', async () => {
    const ids: (string | undefined)[] = [];
    for await (const page of started.client.paginate('users.list', { limit: 2 })) {
      const members = (page as { members?: { id?: string }[] }).members ?? [];
      expect(members.length).toBeLessThanOrEqual(2);
      ids.push(...members.map(({ id }) => id));
    }
    expect(ids).toEqual(['U01MEI', 'U02TOM', 'U03OLD', 'U0BOT']);
  });

  it('are what a conversation is opened with: a channel is not', async () => {
    const open = started.client.conversations.open({ channel: 'C01GEN' });
    expect(await refusalOf(open)).toBe('method_not_supported_for_channel_type');
  });

  it('nobody knows are refused', async () => {
    expect(await refusalOf(started.client.users.info({ user: 'U99' }))).toBe('user_not_found');
  });
});

describe('a message', () => {
  it('reaches the person, under a ts that no other message has', async () => {
    const { client, slack } = started;
    const { channel } = await client.conversations.open({ users: 'U01MEI' });
    const sent = await Promise.all(
      ['one', 'two', 'three'].map((text) => client.chat.postMessage({ channel: channel?.id ?? '', text })),
    );
    expect(new Set(sent.map(({ ts }) => ts)).size).toBe(3);
    const [im] = slack
      .asUser('U01MEI')
      .see()
      .conversations.filter(({ is_im }) => is_im);
    expect(im?.messages.map(({ text }) => text)).toEqual(['one', 'two', 'three']);
    expect(
      slack
        .asUser('U02TOM')
        .see()
        .conversations.flatMap(({ messages }) => messages),
    ).toEqual([]);
    expect(slack.log.find('chat.postMessage', 'U01MEI')).toHaveLength(3);
  });

  it.each([
    ['channel_not_found', { channel: 'C99', text: 'x' }],
    ['is_archived', { channel: 'C02OLD', text: 'x' }],
    ['no_text', { channel: 'C01GEN', text: '' }],
    ['msg_too_long', { channel: 'C01GEN', text: 'x'.repeat(40_001) }],
    ['invalid_blocks', { channel: 'C01GEN', text: 'x', blocks: [{ type: 'card' }] }],
    [
      'msg_blocks_too_long',
      { channel: 'C01GEN', text: 'x', blocks: Array(5).fill(section('x'.repeat(2999))) },
    ],
    ['invalid_metadata_format', { channel: 'C01GEN', text: 'x', metadata: { event_type: 'x' } }],
  ])('is refused as %s', async (error, message) => {
    expect(await refusalOf(started.client.apiCall('chat.postMessage', message))).toBe(error);
    expect(started.slack.snapshot().messages).toEqual({});
  });

  it('says in which block Slack found what', async () => {
    const blocks = [{ type: 'divider' }, section('x'.repeat(3001))];
    const call = started.client.chat.postMessage({ channel: 'C01GEN', text: 'x', blocks });
    await expect(call).rejects.toMatchObject({
      data: {
        error: 'invalid_blocks',
        response_metadata: {
          messages: [
            '[ERROR] failed to match all allowed schemas [json-pointer:/blocks/1/text]',
            '[ERROR] must be less than 3001 characters [json-pointer:/blocks/1/text/text]',
          ],
        },
      },
    });
  });

  it('goes to channels the bot is not in only with the scope for that', async () => {
    expect((await started.client.chat.postMessage({ channel: '#elsewhere', text: 'x' })).ok).toBe(true);
    const shy = await startSlack({ scopes: ['chat:write'] });
    expect(await refusalOf(shy.client.chat.postMessage({ channel: 'C03OUT', text: 'x' }))).toBe(
      'not_in_channel',
    );
  });

  it('can be changed and deleted by the bot that wrote it, and by no other', async () => {
    const { client, slack } = started;
    const mei = slack.asUser('U01MEI');
    const { conversations } = await mei.post('C01GEN', 'Mine');
    const theirs = conversations[0]?.messages[0]?.ts ?? '';
    const own = await client.chat.postMessage({ channel: 'C01GEN', text: 'Old', blocks: [section('Old')] });
    const channel = 'C01GEN';
    const ts = own.ts ?? '';
    expect(await refusalOf(client.chat.update({ channel, ts: theirs, text: 'x' }))).toBe(
      'cant_update_message',
    );
    expect(await refusalOf(client.chat.update({ channel, ts: '1.0', text: 'x' }))).toBe('message_not_found');
    await client.chat.update({ channel, ts, text: 'New' });
    expect(mei.see().conversations[0]?.messages[1]).toMatchObject({ text: 'New', ts });
    expect(mei.see().conversations[0]?.messages[1]).not.toHaveProperty('blocks');
    await client.chat.delete({ channel, ts });
    expect(mei.see().conversations[0]?.messages).toHaveLength(1);
    expect(await refusalOf(client.chat.delete({ channel, ts: theirs }))).toBe('cant_delete_message');
  });

  it('for one person alone is seen by nobody else, and cannot be changed', async () => {
    const { client, slack } = started;
    const { message_ts: ts = '' } = await client.chat.postEphemeral({
      channel: 'C01GEN',
      user: 'U01MEI',
      text: 'Psst',
    });
    expect(slack.asUser('U01MEI').see().conversations[0]?.messages).toMatchObject([
      { text: 'Psst', is_ephemeral: true },
    ]);
    expect(slack.asUser('U02TOM').see().conversations[0]?.messages).toEqual([]);
    expect(await refusalOf(client.chat.update({ channel: 'C01GEN', ts, text: 'x' }))).toBe(
      'message_not_found',
    );
    expect(await refusalOf(client.chat.postEphemeral({ channel: 'C03OUT', user: 'U02TOM', text: 'x' }))).toBe(
      'user_not_in_channel',
    );
  });

  it('has a permanent link', async () => {
    const { ts = '' } = await started.client.chat.postMessage({ channel: 'C01GEN', text: 'x' });
    const { permalink } = await started.client.chat.getPermalink({ channel: 'C01GEN', message_ts: ts });
    expect(permalink).toBe(`https://acme.slack.com/archives/C01GEN/p${ts.replace('.', '')}`);
  });
});

describe('a Home tab', () => {
  it('shows what was published last, and refuses a hash that is not of the last', async () => {
    const { client, slack } = started;
    const first = await client.views.publish({ user_id: 'U01MEI', view: home('One') });
    const hash = first.view?.hash ?? '';
    await client.views.publish({ user_id: 'U01MEI', view: home('Two'), hash });
    expect(slack.asUser('U01MEI').see().home?.blocks).toMatchObject([section('Two')]);
    const late = client.views.publish({ user_id: 'U01MEI', view: home('Late'), hash });
    expect(await refusalOf(late)).toBe('hash_conflict');
    expect(await refusalOf(client.views.publish({ user_id: 'U99', view: home('x') }))).toBe('user_not_found');
  });

  it('is no modal', async () => {
    const view = { type: 'modal', title: { type: 'plain_text', text: 'T' }, blocks: [] };
    const call = started.client.apiCall('views.publish', { user_id: 'U01MEI', view });
    expect(await refusalOf(call)).toBe('invalid_arguments');
  });
});

describe('for tests', () => {
  it('a call can be made to fail once, or until further notice', async () => {
    const { client, slack } = started;
    const post = () => client.chat.postMessage({ channel: 'C01GEN', text: 'x' });
    slack.failNext('chat.postMessage', 'account_inactive');
    expect(await refusalOf(post())).toBe('account_inactive');
    expect(await refusalOf(post())).toBeUndefined();
    slack.refuse('*', 'token_revoked');
    expect(await refusalOf(post())).toBe('token_revoked');
    expect(await refusalOf(client.auth.test())).toBe('token_revoked');
    slack.allow('*');
    expect(await refusalOf(post())).toBeUndefined();
  });

  it('a channel can be limited to short bursts, and the workspace to so many messages a minute', async () => {
    const { client, slack, pass } = started;
    const post = (channel: string) => client.chat.postMessage({ channel, text: 'x' });
    slack.limitRates({ messagesPerMinute: 8 });
    for (let n = 0; n < 5; n += 1) await post('C01GEN');
    await expect(post('C01GEN')).rejects.toMatchObject({ retryAfter: 2 });
    await post('U01MEI');
    pass(2000);
    await post('C01GEN');
    await post('C01GEN');
    await expect(post('U01MEI')).rejects.toMatchObject({ retryAfter: 58 });
    pass(58_000);
    await post('U01MEI');
    expect(slack.log.find('chat.postMessage', 'U01MEI').map(({ status }) => status)).toEqual([200, 429, 200]);
  });

  it('the log has what was sent, opened, and by whose token', async () => {
    await started.client.chat.postMessage({ channel: 'C01GEN', text: 'x', blocks: [section('Hi')] });
    expect(started.slack.log.all).toMatchObject([
      { to: 'api', token: botToken, body: { text: 'x', blocks: [section('Hi')] }, answer: { ok: true } },
    ]);
  });
});
