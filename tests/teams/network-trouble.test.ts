import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import nock from 'nock';
import pino from 'pino';
import { DeliveryDelayed, DeliveryRefused, type Messenger } from '../../src/core/chat/messenger.ts';
import type { Person } from '../../src/core/people/person.ts';
import { createTeams } from '../../src/teams/app.ts';
import {
  brokenAnswers,
  endlessAnswer,
  expectToBeWaitedOut,
  failureOf,
  halfAnswer,
  noAnswer,
  outlasting,
  silence,
  systemError,
  type Trouble,
} from '../support/break-the-wire.ts';
import { everythingIn } from '../support/everything-in.ts';
import { makeTestCore } from '../support/test-core.ts';
import { noteCard, tenantId } from './open-tandem.ts';

const password = 'our-own-password';
const token = 'our-own-token';
const secrets = [password, token, 'Between us'];
const card = { ...noteCard, title: 'Between us', summary: 'Between us: a new question' };
const sent = { platform: 'teams', conversationId: 'a:mei', messageId: '1800000000100' } as const;

const account = { aadObjectId: 'aad-mei', tenantId, serviceUrl: 'https://smba.trafficmanager.net/emea/' };
const stranger = { _id: 'mei', name: 'Mei Tan', teams: account } as Person;
const mei = { ...stranger, teams: { ...account, conversationId: sent.conversationId } } as Person;

let messenger: Messenger;

const login = () =>
  nock('https://login.microsoftonline.com').post(`/${tenantId}/oauth2/v2.0/token`).query(true);
const grant = { token_type: 'Bearer', expires_in: 3600, access_token: token };
const letsIn = () => login().reply(200, grant);
const signed = { reqheaders: { authorization: `Bearer ${token}` } };
const teams = () => nock('https://smba.trafficmanager.net', signed);
const opening = () => teams().post('/emea/v3/conversations');
const writing = () => teams().post('/emea/v3/conversations/a%3Amei/activities');
const changing = () => teams().put(`/emea/v3/conversations/a%3Amei/activities/${sent.messageId}`);

beforeAll(() => {
  nock.disableNetConnect();
});

beforeEach(() => {
  // The connector keeps tokens by app: another app has to log in.
  const settings = { appId: randomUUID(), appPassword: password, tenantId, anonymous: false };
  const log = pino({ level: 'silent' });
  ({ messenger } = createTeams({ core: makeTestCore('2026-12-14T09:00:00Z'), settings, log }));
});

afterEach(() => {
  jest.restoreAllMocks();
  nock.abortPendingRequests();
  nock.cleanAll();
});

afterAll(() => {
  nock.restore();
});

describe('what is written to Teams', () => {
  it('goes where Teams said it is, with the token of Microsoft’s login in its header and nowhere else', async () => {
    const bodies: string[] = [];
    const answer = (reply: object) => (_: string, body: nock.Body) => {
      bodies.push(JSON.stringify(body));
      return [200, reply] as const;
    };
    letsIn();
    opening().reply(answer({ id: sent.conversationId }));
    writing().reply(answer({ id: sent.messageId }));
    changing().reply(answer({ id: sent.messageId }));
    expect(await messenger.send(stranger, card)).toEqual(sent);
    await messenger.update(sent, mei, card);
    expect(bodies).toHaveLength(3);
    expect(bodies.join()).not.toMatch(`${token}|${password}`);
  });

  it('and taken without saying what it is called has arrived, and cannot be changed any more', async () => {
    letsIn();
    writing().reply(202);
    const unnamed = await messenger.send(mei, card);
    expect(unnamed).toMatchObject({ platform: 'teams', conversationId: sent.conversationId });
    const failure = await failureOf(messenger.update(unnamed, mei, card));
    expect(failure).toBeInstanceOf(DeliveryRefused);
    expect(failure).toMatchObject({ reason: 'message-gone' });
  });
});

it.each(['invalid_client', 'unauthorized_client'])(
  'a login that says %s refuses everything for good',
  async (error) => {
    login().reply(401, { error, error_description: `AADSTS7000215 for ${password}` });
    const failure = await failureOf(messenger.send(mei, card));
    expect(failure).toMatchObject({ name: 'DeliveryRefused', reason: 'revoked-token' });
    for (const secret of secrets) expect(everythingIn(failure)).not.toContain(secret);
  },
);

it('a person who blocked the bot is known by the code within the message', async () => {
  letsIn();
  const message =
    '{\n  "subCode": "MessageWritesBlocked",\n  "details": "Thread is blocked from message writes."}';
  writing().reply(403, { errorCode: 209, message });
  expect(await failureOf(messenger.send(mei, card))).toMatchObject({ reason: 'blocked-by-user' });
});

interface Act {
  name: string;
  call(): nock.Interceptor;
  act(): Promise<unknown>;
  /** Whether an empty answer leaves something to be desired. */
  needsAnswer?: boolean;
}

const acts: Act[] = [
  { name: 'opening a chat', call: opening, act: () => messenger.send(stranger, card), needsAnswer: true },
  { name: 'writing', call: writing, act: () => messenger.send(mei, card) },
  { name: 'changing a message', call: changing, act: () => messenger.update(sent, mei, card) },
];

describe.each(acts)('trouble on the way to Teams while $name', ({ call, act, needsAnswer = false }) => {
  /** What came of it; a second try would succeed. */
  async function failureOfTrying(happenTo: Trouble['happenTo']): Promise<unknown> {
    letsIn();
    const trouble = happenTo(call());
    call().reply(200, { id: sent.conversationId });
    writing().reply(200, { id: sent.messageId });
    const failure = await failureOf(act());
    expect(trouble.isDone()).toBe(true);
    return failure;
  }

  const troubles = [...brokenAnswers, halfAnswer].filter(({ isEmpty = false }) => needsAnswer || !isEmpty);

  it.each(troubles)('is waited out: $what', async ({ happenTo, retryAfterMs }) => {
    expectToBeWaitedOut(await failureOfTrying(happenTo), { retryAfterMs, secrets });
  });

  it.each(noAnswer)('is waited out: %s', async (code) => {
    const failure = await failureOfTrying((it) => it.replyWithError(systemError(code)));
    expectToBeWaitedOut(failure, { secrets });
    expect(failure).toBeInstanceOf(DeliveryDelayed);
    expect((failure as DeliveryDelayed).cause).toMatchObject({ code });
  });

  it('is waited out: too many requests, until a time by the clock of Teams', async () => {
    const headers = { date: 'Wed, 16 Dec 2026 09:00:00 GMT', 'retry-after': 'Wed, 16 Dec 2026 09:01:30 GMT' };
    const failure = await failureOfTrying((it) => it.reply(429, '', headers));
    expectToBeWaitedOut(failure, { retryAfterMs: 90_000, secrets });
  });

  it.each([silence, endlessAnswer])('is waited out: $what', async ({ happenTo }) => {
    expectToBeWaitedOut(await failureOfTrying(outlasting(happenTo)), { secrets });
    expect(AbortSignal.timeout).toHaveBeenLastCalledWith(20_000);
  });
});

describe('trouble at Microsoft’s login', () => {
  async function failureOfTrying(happenTo: Trouble['happenTo']): Promise<unknown> {
    const trouble = happenTo(login());
    writing().reply(200, { id: sent.messageId });
    const failure = await failureOf(messenger.send(mei, card));
    expect(trouble.isDone()).toBe(true);
    return failure;
  }

  it.each(brokenAnswers)('is waited out: $what', async ({ happenTo }) => {
    expectToBeWaitedOut(await failureOfTrying(happenTo), { secrets });
  });

  it.each(noAnswer)('is waited out: %s', async (code) => {
    const failure = await failureOfTrying((it) => it.replyWithError(systemError(code)));
    expectToBeWaitedOut(failure, { secrets });
  });

  it.each([silence, endlessAnswer, halfAnswer])('is waited out: $what', async ({ happenTo }) => {
    expectToBeWaitedOut(await failureOfTrying(outlasting(happenTo)), { secrets });
    expect(AbortSignal.timeout).toHaveBeenLastCalledWith(20_000);
  });

  it('that was waited out for too long lets nothing be written after all', async () => {
    const late = (call: nock.Interceptor) => call.delay(200).reply(200, grant);
    const failure = await failureOfTrying(outlasting(late));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expectToBeWaitedOut(failure, { secrets });
    expect(nock.pendingMocks()).toHaveLength(1);
  });
});
