import { once } from 'node:events';
import type { RequestOptions } from 'node:http';
import http from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo, Server } from 'node:net';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import express from 'express';
import pino from 'pino';
import { createTeams } from '../../src/teams/app.ts';
import { makeTestCore } from '../support/test-core.ts';
import { botAppId, tenantId } from './open-tandem.ts';

/** What the Bot Framework asks with, which is no ES module. */
const https: typeof import('node:https') = createRequire(import.meta.url)('node:https');

const servers: Server[] = [];
let asked: string[];
/** Answers in the place of Microsoft. */
let microsoft: express.RequestHandler;

beforeEach(async () => {
  asked = [];
  const url = await listen(express().use((...all) => microsoft(...all)));
  jest.spyOn(https, 'request').mockImplementation(((options: RequestOptions) => {
    asked.push(String(options.hostname ?? options.host));
    return http.request({ port: url.port, path: '/' });
  }) as typeof https.request);
});
afterEach(() => {
  jest.restoreAllMocks();
  for (const server of servers.splice(0)) {
    (server as http.Server).closeAllConnections();
    server.close();
  }
});

async function listen(app: express.Express): Promise<URL> {
  const server = app.listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');

/** Something typed, signed by a key that nobody has. */
async function post(): Promise<number> {
  const tandem = createTeams({
    core: makeTestCore('2026-12-02T12:00:00Z'),
    settings: { anonymous: false, appId: botAppId, appPassword: 'x', tenantId },
    log: pino({ level: 'silent' }),
  });
  const url = await listen(express().post('/api/messages', tandem.handler));
  const now = Math.floor(Date.now() / 1000);
  const serviceUrl = 'https://smba.example';
  const claims = { iss: 'https://api.botframework.com', aud: botAppId, exp: now + 600, nbf: now - 10 };
  const token = [
    { alg: 'RS256', kid: 'k', typ: 'JWT' },
    { ...claims, serviceurl: serviceUrl },
  ].map(part);
  const { status } = await fetch(new URL('/api/messages', url), {
    method: 'POST',
    signal: AbortSignal.timeout(6_000),
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token.join('.')}.c2ln` },
    body: JSON.stringify({
      type: 'message',
      id: '1',
      channelId: 'msteams',
      serviceUrl,
      from: { id: 'a' },
      recipient: { id: 'b' },
      conversation: { id: 'c' },
      text: 'home',
    }),
  });
  return status;
}

it('what Microsoft gives no keys for in time is refused while Teams still waits', async () => {
  microsoft = () => undefined;
  const start = Date.now();
  expect(await post().catch(() => 'no answer')).toBe(503);
  expect(Date.now() - start).toBeLessThan(3_000);
  expect(asked).toEqual([expect.stringContaining('botframework')]);
});

it('what no key of Microsoft signed is refused as before', async () => {
  jest.spyOn(console, 'error').mockReturnValue();
  microsoft = (_, response) =>
    void response.json({ jwks_uri: 'https://login.botframework.com/keys', keys: [] });
  expect(await post()).toBe(401);
  expect(asked).toHaveLength(2);
});
