import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DeliveryDelayed, DeliveryRefused } from '../../src/core/chat/messenger.ts';
import type { Person } from '../../src/core/people/person.ts';
import { answerButton, cardWith } from './sample-views.ts';
import { meiDm, meiId, type SlackWorld, startSlackWorld, tomaszId, wordsIn } from './slack-world.ts';

let world: SlackWorld;

beforeAll(async () => {
  world = await startSlackWorld();
});

afterAll(() => world.stop());

const mei: Person = {
  _id: 'mei',
  name: 'Mei Tan',
  email: 'mei.tan@example.com',
  timeZone: 'Europe/London',
  locale: 'en-GB',
  role: 'member',
  otherTeamIds: [],
  isActive: true,
  absences: [],
  preferences: {},
  slack: { userId: meiId },
};
const { slack: _, ...withoutSlack } = mei;

const card = { ...cardWith('A 1-to-1', answerButton), summary: 'Your 1-to-1 with <Tomasz> is open' };
const read = () => wordsIn(world.workspace.asUser(meiId).see().conversations);

function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('the Slack messenger', () => {
  it('reaches whoever has a Slack account', () => {
    expect(world.slack.messenger.canReach(mei)).toBe(true);
    expect(world.slack.messenger.canReach(withoutSlack)).toBe(false);
  });

  it('writes to a person, with the summary for notifications, and remembers where', async () => {
    const sent = await world.slack.messenger.send(mei, card);
    expect(sent).toEqual({
      platform: 'slack',
      conversationId: meiDm,
      messageId: expect.stringMatching(/^\d+\.\d+$/),
    });
    expect(world.workspace.log.find('conversations.open')).toEqual([]);
    const [posted] = world.workspace.log.find('chat.postMessage');
    expect(posted?.body).toMatchObject({
      text: 'Your 1-to-1 with &lt;Tomasz&gt; is open',
      unfurl_links: 'false',
    });
  });

  it('draws a message anew in its place', async () => {
    const sent = await world.slack.messenger.send(mei, cardWith('Before', answerButton));
    await world.slack.messenger.update(sent, mei, cardWith('After', answerButton));
    expect(read()).toContain('After');
    expect(read()).not.toContain('Before');
  });

  it('refuses for good somebody without an account', async () => {
    const failure = await failureOf(world.slack.messenger.send(withoutSlack, card));
    expect(failure).toMatchObject({ name: 'DeliveryRefused', reason: 'unknown-account' });
  });

  it.each([
    ['chat.postMessage', 'user_disabled', 'account-inactive'],
    ['chat.postMessage', 'user_not_found', 'unknown-account'],
    ['chat.postMessage', 'users_not_found', 'unknown-account'],
    ['chat.postMessage', 'user_not_visible', 'unknown-account'],
    ['chat.postMessage', 'account_inactive', 'account-inactive'],
    ['chat.postMessage', 'channel_not_found', 'unknown-account'],
    ['chat.postMessage', 'is_archived', 'channel-archived'],
    ['chat.postMessage', 'restricted_action', 'blocked-by-admin'],
    ['chat.postMessage', 'messages_tab_disabled', 'blocked-by-admin'],
    ['chat.postMessage', 'team_access_not_granted', 'not-installed'],
    ['chat.postMessage', 'not_in_channel', 'not-in-channel'],
    ['chat.postMessage', 'restricted_action_read_only_channel', 'blocked-by-admin'],
    ['chat.postMessage', 'missing_scope', 'missing-scope'],
    ['chat.postMessage', 'token_revoked', 'revoked-token'],
    ['chat.postMessage', 'invalid_auth', 'revoked-token'],
    ['chat.postMessage', 'token_expired', 'revoked-token'],
    ['chat.postMessage', 'msg_too_long', 'too-large'],
    ['chat.postMessage', 'msg_blocks_too_long', 'too-large'],
  ])('is refused for good when %s answers %s: %s', async (method, code, reason) => {
    world.workspace.failNext(method, code);
    const failure = await failureOf(world.slack.messenger.send(mei, card));
    expect(failure).toBeInstanceOf(DeliveryRefused);
    expect(failure).toMatchObject({ reason });
  });

  it('tells an account that was deactivated from one that was never there', async () => {
    await world.workspace.changeUser(tomaszId, { deleted: true });
    const left = await failureOf(world.slack.messenger.send({ ...mei, slack: { userId: tomaszId } }, card));
    expect(left).toMatchObject({ reason: 'account-inactive' });
    const nobody = await failureOf(
      world.slack.messenger.send({ ...mei, slack: { userId: 'U0NOBODY' } }, card),
    );
    expect(nobody).toMatchObject({ reason: 'unknown-account' });
  });

  it('tells an inactive account of the app from one of a person', async () => {
    world.workspace.failNext('*', 'account_inactive', 2);
    const failure = await failureOf(world.slack.messenger.send(mei, card));
    expect(failure).toMatchObject({ reason: 'revoked-token' });
  });

  it.each(['message_not_found', 'cant_update_message', 'edit_window_closed'])(
    'says that a message is gone when chat.update answers %s',
    async (code) => {
      const sent = await world.slack.messenger.send(mei, card);
      world.workspace.failNext('chat.update', code);
      const failure = await failureOf(world.slack.messenger.update(sent, mei, card));
      expect(failure).toMatchObject({ name: 'DeliveryRefused', reason: 'message-gone' });
    },
  );

  it.each([
    ['message_not_found', false],
    ['cant_update_message', true],
    ['edit_window_closed', true],
  ])('knows after %s whether its reader still has the message: %s', async (code, isLeftThere) => {
    const sent = await world.slack.messenger.send(mei, card);
    world.workspace.failNext('chat.update', code);
    const failure = await failureOf(world.slack.messenger.update(sent, mei, card));
    expect(failure).toMatchObject({ reason: 'message-gone', isLeftThere });
  });

  it('tells a conversation that is gone from a person who is', async () => {
    const sent = await world.slack.messenger.send(mei, card);
    world.workspace.failNext('chat.update', 'channel_not_found');
    const gone = await failureOf(world.slack.messenger.update(sent, mei, card));
    expect(gone).toMatchObject({ name: 'DeliveryRefused', reason: 'message-gone' });
    world.workspace.failNext('chat.update', 'channel_not_found');
    await world.workspace.changeUser(tomaszId, { deleted: true });
    const left = await failureOf(
      world.slack.messenger.update(sent, { ...mei, slack: { userId: tomaszId } }, card),
    );
    expect(left).toMatchObject({ name: 'DeliveryRefused', reason: 'account-inactive' });
  });

  it.each([
    ['a rate limit, for as long as Slack asks', { error: 'ratelimited', retryAfter: 7 }, 7000],
    ['an outage', { error: 'down', status: 503 }, undefined],
    ['an answer that comes too early', { error: 'early', status: 425 }, undefined],
    ['an error inside Slack', { error: 'internal_error' }, undefined],
    ['a workspace on the move', { error: 'team_added_to_org' }, undefined],
    ['a service that is away', { error: 'service_unavailable' }, undefined],
  ])('waits out %s, and tries once only', async (_name, refusal, retryAfterMs) => {
    world.workspace.log.clear();
    world.workspace.failNext('chat.postMessage', refusal);
    const failure = await failureOf(world.slack.messenger.send(mei, card));
    expect(failure).toBeInstanceOf(DeliveryDelayed);
    expect(failure).toMatchObject({ retryAfterMs });
    expect(world.workspace.log.find('chat.postMessage')).toHaveLength(1);
  });

  it('passes on what says nothing about the delivery', async () => {
    world.workspace.failNext('chat.postMessage', 'invalid_blocks');
    const failure = await failureOf(world.slack.messenger.send(mei, card));
    expect(failure).toMatchObject({ name: 'WebAPIPlatformError', data: { error: 'invalid_blocks' } });
  });
});
