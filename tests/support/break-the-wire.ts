import { Readable } from 'node:stream';
import { expect, jest } from '@jest/globals';
import type nock from 'nock';
import { errorLabel } from '../../src/core/chat/error-label.ts';
import { DeliveryDelayed, DeliveryRefused } from '../../src/core/chat/messenger.ts';
import { everythingIn } from './everything-in.ts';

/** Something that goes wrong between us and a server. */
export interface Trouble {
  what: string;
  happenTo(call: nock.Interceptor): nock.Scope;
  /** How long we are asked to wait, if we are. */
  retryAfterMs?: number;
  /** It looks like success that says nothing. */
  isEmpty?: boolean;
}

const page = '<!doctype html><title>No tenant here</title>';
const asHtml = { 'content-type': 'text/html; charset=utf-8' };
const asJson = { 'content-type': 'application/json; charset=utf-8' };

/** What Node says when there is no answer. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code} for some reason`), { code });
}

export const brokenAnswers: Trouble[] = [
  { what: 'a page of a gateway, 502', happenTo: (call) => call.reply(502, page, asHtml) },
  { what: 'a page of a gateway, 503', happenTo: (call) => call.reply(503, page, asHtml) },
  {
    what: 'a page of a gateway that knows until when',
    happenTo: (call) => call.reply(503, page, { ...asHtml, 'retry-after': '120' }),
    retryAfterMs: 120_000,
  },
  { what: 'a page of a proxy, 400', happenTo: (call) => call.reply(400, page, asHtml) },
  { what: 'a page of a proxy, 401', happenTo: (call) => call.reply(401, page, asHtml) },
  { what: 'a page of a proxy, 403', happenTo: (call) => call.reply(403, page, asHtml) },
  { what: 'a page of a proxy, 404', happenTo: (call) => call.reply(404, page, asHtml) },
  { what: 'a page that says it is JSON', happenTo: (call) => call.reply(404, page, asJson) },
  { what: 'a page where a sign-in is wanted', happenTo: (call) => call.reply(200, page, asHtml) },
  {
    what: 'a redirect',
    happenTo: (call) => call.reply(302, '', { location: 'https://sign-in.example/' }),
  },
  { what: 'status 500 and nothing else', happenTo: (call) => call.reply(500, '') },
  { what: 'status 200 and nothing else', happenTo: (call) => call.reply(200, ''), isEmpty: true },
  {
    what: 'too many requests, until when',
    happenTo: (call) => call.reply(429, '', { 'retry-after': '30' }),
    retryAfterMs: 30_000,
  },
  { what: 'too many requests', happenTo: (call) => call.reply(429, '') },
];

export const halfAnswer: Trouble = {
  what: 'half an answer',
  happenTo: (call) => call.reply(200, () => breaksOff(), asJson),
};

/** It begins, and there it stays. */
export const endlessAnswer: Trouble = {
  what: 'an answer that does not end',
  happenTo: (call) => call.reply(200, () => new Readable({ read() {} }), asJson),
};

function breaksOff(): Readable {
  return Readable.from(
    (async function* () {
      yield '{"ok":';
      throw systemError('ECONNRESET');
    })(),
  );
}

export const noAnswer = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'CERT_HAS_EXPIRED',
];

/**
 * Stops the clock for those who give a server so and so long, and lets it run out for them all once the server has
 * been asked.
 */
export function outlasting(happenTo: Trouble['happenTo']): Trouble['happenTo'] {
  const timeouts: AbortController[] = [];
  jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
    const timeout = new AbortController();
    timeouts.push(timeout);
    return timeout.signal;
  });
  const runOut = () => {
    for (const timeout of timeouts) timeout.abort(new DOMException('It took too long.', 'TimeoutError'));
  };
  return (call) => happenTo(call).on('request', () => setImmediate(runOut));
}

export const silence: Trouble = {
  what: 'no answer at all',
  happenTo: (call) => call.delay(60_000).reply(200, {}),
};

/** The outbox tries again whatever is no refusal, and the failure tells none of the secrets. */
export function expectToBeWaitedOut(
  failure: unknown,
  { retryAfterMs, secrets }: { retryAfterMs?: number | undefined; secrets: string[] },
): void {
  // What gives up waiting throws a DOMException, which is no Error of this realm.
  expect(failure instanceof Error || failure instanceof DOMException).toBe(true);
  expect(failure).not.toBeInstanceOf(DeliveryRefused);
  expect(failure instanceof DeliveryDelayed ? failure.retryAfterMs : undefined).toBe(retryAfterMs);
  const told = everythingIn(failure) + errorLabel(failure);
  for (const secret of secrets) expect(told).not.toContain(secret);
}

export async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}
