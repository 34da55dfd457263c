import { afterEach, describe, expect, it } from '@jest/globals';
import { MessageFactory } from 'botbuilder';
import { passingRefusals } from '../../../src/playground/teams/refusals.ts';
import { cardAttachment, cardWith, MEI, type OpenTeams, openTeams } from './open-teams.ts';

let open: OpenTeams | undefined;
afterEach(() => open?.close());

const body = { type: 'message', text: 'Hello', textFormat: 'plain' };

/** A call of the bot to the stand-in; undefined when no answer comes within a moment. */
async function call({ serviceUrl }: OpenTeams, method: string, path: string, withinMs = 5000) {
  try {
    const response = await fetch(`${serviceUrl}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(method === 'DELETE' ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(withinMs),
    });
    const code = /"code":"(\w+)"/.exec(await response.text())?.[1];
    return { status: response.status, retryAfter: response.headers.get('retry-after'), code };
  } catch {
    return undefined;
  }
}

const chatOf = ({ teams }: OpenTeams) => teams.asUser(MEI).see().conversation.id;
const writing = (it: OpenTeams) => `/v3/conversations/${encodeURIComponent(chatOf(it))}/activities`;
const said = ({ teams }: OpenTeams) => teams.asUser(MEI).see().messages.length;

describe('inputs of a card', () => {
  it('can be left out or sent as null, whatever stands in them', async () => {
    const inputs = ['kept', 'nothing', 'missing'].map((id) => ({
      type: 'Input.Text',
      id,
      label: id,
      value: 'x',
    }));
    const card = cardWith(inputs, [{ type: 'Action.Submit', title: 'Send', data: { own: 1 } }]);
    open = await openTeams({
      message: (context) =>
        context.sendActivity({ ...MessageFactory.attachment(cardAttachment(card)), summary: 'A card' }),
    });
    const mei = open.teams.asUser(MEI);
    const activityId = (await mei.say('card')).messages[1]?.id ?? '';
    await mei.press({ activityId, action: 'Send', inputs: { nothing: null }, leavesOut: ['missing'] });
    expect(open.teams.log.deliveries.at(-1)?.activity.value).toEqual({ own: 1, kept: 'x', nothing: null });
  });
});

describe('an activity', () => {
  it('is delivered again as it was, when asked to', async () => {
    open = await openTeams({ message: (context) => context.sendActivity('Yes') });
    await open.teams.asUser(MEI).say('home');
    const delivery = await open.teams.redeliver();
    expect(delivery.status).toBe(200);
    const [first, second] = open.teams.log.deliveries;
    expect(second?.activity).toEqual(first?.activity);
  });

  it('is delivered several times at the same moment, when asked to', async () => {
    open = await openTeams({ message: (context) => context.sendActivity('Yes') });
    open.teams.redeliveries.repeatNext(3, { when: ({ type }) => type === 'message' });
    await open.teams.asUser(MEI).say('home');
    expect(open.teams.log.deliveries.map(({ activity }) => activity.id)).toHaveLength(3);
    expect(new Set(open.teams.log.deliveries.map(({ activity }) => activity.id)).size).toBe(1);
    await open.teams.asUser(MEI).say('home');
    expect(open.teams.log.deliveries).toHaveLength(4);
  });
});

describe('a call of the bot', () => {
  it.each(Object.entries(passingRefusals))('can be refused for now: %s', async (_, refusal) => {
    open = await openTeams();
    open.teams.refusals.failNext(refusal);
    const seconds = 'retryAfterSeconds' in refusal ? String(refusal.retryAfterSeconds) : null;
    const { status, code } = refusal;
    expect(await call(open, 'POST', writing(open))).toEqual({ status, code, retryAfter: seconds });
    expect(said(open)).toBe(0);
    expect(await call(open, 'POST', writing(open))).toMatchObject({ status: 201 });
  });

  it('can be slow, and is done only then', async () => {
    open = await openTeams();
    open.teams.slowness.slowNext({ ms: 300 });
    const answer = call(open, 'POST', writing(open));
    expect(said(open)).toBe(0);
    expect(await answer).toMatchObject({ status: 201 });
    expect(said(open)).toBe(1);
  });

  it('can go unanswered, done or not, until that is over', async () => {
    open = await openTeams();
    const stop = open.teams.slowness.slow({});
    expect(await call(open, 'POST', writing(open), 200)).toBeUndefined();
    expect(said(open)).toBe(0);
    stop();
    open.teams.slowness.slowNext({ isDone: true });
    expect(await call(open, 'POST', writing(open), 200)).toBeUndefined();
    expect(said(open)).toBe(1);
    expect(await call(open, 'POST', writing(open))).toMatchObject({ status: 201 });
  });
});

describe('deleting a message', () => {
  async function withMessage(): Promise<{ it: OpenTeams; path: string }> {
    open = await openTeams({}, { rateLimits: true, wallNow: () => 0 });
    await call(open, 'POST', writing(open));
    return { it: open, path: `${writing(open)}/${open.teams.asUser(MEI).see().messages.at(-1)?.id}` };
  }

  it('takes it away, and there is nothing to delete a second time', async () => {
    const { it, path } = await withMessage();
    expect(await call(it, 'DELETE', path)).toMatchObject({ status: 200 });
    expect(said(it)).toBe(0);
    expect(await call(it, 'DELETE', path)).toMatchObject({
      status: 404,
      code: 'ActivityNotFoundInConversation',
    });
  });

  it('is refused for somebody else’s message', async () => {
    const { it } = await withMessage();
    await it.teams.asUser(MEI).say('mine');
    const path = `${writing(it)}/${it.teams.asUser(MEI).see().messages.at(-1)?.id}`;
    expect(await call(it, 'DELETE', path)).toMatchObject({ status: 403, code: 'NotEnoughPermissions' });
  });

  it('is refused where the bot is blocked, and where it is not installed', async () => {
    const { it, path } = await withMessage();
    it.teams.asUser(MEI).block();
    expect(await call(it, 'DELETE', path)).toMatchObject({ status: 403, code: 'MessageWritesBlocked' });
    it.teams.asUser(MEI).block(false);
    await it.teams.asUser(MEI).uninstall();
    expect(await call(it, 'DELETE', path)).toMatchObject({ status: 403, code: 'BotNotInConversationRoster' });
  });

  it('counts towards what a conversation takes', async () => {
    const { it, path } = await withMessage();
    const statuses: unknown[] = [];
    for (let sent = 0; sent < 7; sent += 1) {
      statuses.push((await call(it, sent < 6 ? 'POST' : 'DELETE', sent < 6 ? writing(it) : path))?.status);
    }
    expect(statuses).toEqual([201, 201, 201, 201, 201, 201, 429]);
  });
});
