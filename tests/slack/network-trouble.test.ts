import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import nock from 'nock';
import pino from 'pino';
import { readConfig } from '../../src/config/config.ts';
import { configuredPlatforms } from '../../src/connect-platforms.ts';
import { DeliveryDelayed, type Messenger } from '../../src/core/chat/messenger.ts';
import type { Person } from '../../src/core/people/person.ts';
import { createSlack } from '../../src/slack/app.ts';
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
import { makeTestCore } from '../support/test-core.ts';
import { answerButton, cardWith } from './sample-views.ts';

const token = 'xoxb-1-2-our-own-token';
const mei = { _id: 'mei', name: 'Mei Tan', slack: { userId: 'U0MEI' } } as Person;
const sent = { platform: 'slack', conversationId: 'D0MEI', messageId: '1800000000.000100' } as const;
const card = { ...cardWith('Between us', answerButton), summary: 'Between us: a new question' };
const secrets = [token, 'Between us'];

let messenger: Messenger;
const lines: string[] = [];

const call = (method: string) => nock('https://slack.com').post(`/api/${method}`);

beforeAll(async () => {
  nock.disableNetConnect();
  const { slack: settings } = configuredPlatforms(
    readConfig({
      SLACK_BOT_TOKEN: token,
      SLACK_SIGNING_SECRET: 'signing-secret',
      TANDEM_SECRET: Buffer.alloc(32).toString('base64'),
    }),
  );
  if (settings === undefined) throw new Error('Slack is off.');
  const log = pino({ level: 'trace' }, { write: (line) => lines.push(line) });
  ({ messenger } = await createSlack({ core: makeTestCore('2026-12-14T09:00:00Z'), settings, log }));
});

beforeEach(() => {
  lines.length = 0;
});

afterEach(() => {
  jest.restoreAllMocks();
  nock.abortPendingRequests();
  nock.cleanAll();
});

afterAll(() => {
  nock.restore();
});

describe('without an address of its own, what is written to Slack', () => {
  it('goes to slack.com, with the token in its header and nowhere else', async () => {
    const bodies: string[] = [];
    const answer = (reply: object) => (_: string, body: nock.Body) => {
      bodies.push(String(body));
      return [200, { ok: true, ...reply }] as const;
    };
    const slack = nock('https://slack.com', { reqheaders: { authorization: `Bearer ${token}` } });
    slack.post('/api/chat.postMessage').reply(answer({ channel: 'D0MEI', ts: sent.messageId }));
    slack.post('/api/chat.update').reply(answer({ ts: sent.messageId }));
    expect(await messenger.send(mei, card)).toEqual(sent);
    await messenger.update(sent, mei, card);
    expect(bodies.map((body) => new URLSearchParams(body).get('channel'))).toEqual(['U0MEI', 'D0MEI']);
    expect(bodies.join()).not.toContain(token);
    expect(lines).toEqual([]);
  });
});

const acts: [name: string, method: string, act: () => Promise<unknown>][] = [
  ['writing', 'chat.postMessage', () => messenger.send(mei, card)],
  ['changing a message', 'chat.update', () => messenger.update(sent, mei, card)],
];

describe.each(acts)('trouble on the way to Slack while %s', (_, method, act) => {
  /** What came of it; a second try would succeed. */
  async function failureOfTrying(happenTo: Trouble['happenTo']): Promise<unknown> {
    const trouble = happenTo(call(method));
    call(method).reply(200, { ok: true, channel: 'D0MEI', ts: sent.messageId });
    const failure = await failureOf(act());
    expect(trouble.isDone()).toBe(true);
    for (const secret of secrets) expect(lines.join()).not.toContain(secret);
    return failure;
  }

  it.each([...brokenAnswers, halfAnswer])('is waited out: $what', async ({ happenTo, retryAfterMs }) => {
    expectToBeWaitedOut(await failureOfTrying(happenTo), { retryAfterMs, secrets });
  });

  it.each(noAnswer)('is waited out: %s', async (code) => {
    const error = new TypeError('fetch failed', { cause: systemError(code) });
    const failure = await failureOfTrying((it) => it.replyWithError(error));
    expectToBeWaitedOut(failure, { secrets });
    expect(failure).toBeInstanceOf(DeliveryDelayed);
  });

  it('is waited out: too many requests, until a date that Slack’s client does not tell', async () => {
    const when = { 'retry-after': 'Wed, 16 Dec 2026 09:00:00 GMT' };
    expectToBeWaitedOut(await failureOfTrying((it) => it.reply(429, '', when)), { secrets });
  });

  it.each([silence, endlessAnswer])('is waited out: $what', async ({ happenTo }) => {
    expectToBeWaitedOut(await failureOfTrying(outlasting(happenTo)), { secrets });
    expect(AbortSignal.timeout).toHaveBeenLastCalledWith(20_000);
  });
});
