import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import nock from 'nock';
import pino from 'pino';
import type { Request } from '../../../src/core/chat/reply.ts';
import { encodeAction } from '../../../src/core/chat/user-action.ts';
import { createTeams } from '../../../src/teams/app.ts';
import type { TeamsSettings } from '../../../src/teams/settings.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { botAppId, noteCard, tenantId } from '../open-tandem.ts';

export const serviceUrl = 'https://smba.trafficmanager.net/emea/';
export const channel = 'https://api.botframework.com';
export const ownIssuers = [
  `https://sts.windows.net/${tenantId}/`,
  `https://login.microsoftonline.com/${tenantId}/v2.0`,
] as const;

type Claims = Record<string, unknown>;

/** How a token is made, where it is not made rightly. */
export interface Making {
  key?: KeyObject;
  header?: Record<string, unknown>;
  /** In the place of a signature. */
  signature?: string;
}

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const otherKeys = generateKeyPairSync('rsa', { modulusLength: 2048 });

const part = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64url');

/** A token as Microsoft signs it, but for the key. */
export function tokenOf(claims: Claims, { key = keys.privateKey, header, signature }: Making = {}): string {
  const content = [part({ alg: 'RS256', kid: 'ours', typ: 'JWT', ...header }), part(claims)].join('.');
  return `${content}.${signature ?? sign('sha256', Buffer.from(content), key).toString('base64url')}`;
}

const times = () => {
  const now = Math.floor(Date.now() / 1000);
  return { nbf: now - 10, exp: now + 600 };
};

/** What the channel says of itself. */
export const fromChannel = (more: Claims = {}): Claims => ({
  iss: channel,
  aud: botAppId,
  serviceurl: serviceUrl,
  ...times(),
  ...more,
});

/** What a bot of one tenant is sent with, in its older form. */
export const fromTenant = (more: Claims = {}): Claims => ({
  iss: ownIssuers[0],
  aud: channel,
  tid: tenantId,
  appid: botAppId,
  ver: '1.0',
  ...times(),
  ...more,
});

/** A press on a button that opens a dialog, which is answered in the response itself. */
export const press = (more: object = {}): object => ({
  type: 'invoke',
  id: `f:${Math.random()}`,
  name: 'task/fetch',
  channelId: 'msteams',
  serviceUrl,
  from: { id: '29:mei', aadObjectId: 'aad-mei' },
  recipient: { id: `28:${botAppId}` },
  conversation: { id: 'a:mei', conversationType: 'personal', tenantId },
  channelData: { tenant: { id: tenantId } },
  value: { data: { tandem: encodeAction({ type: 'open-help' }) } },
  ...more,
});

export interface SignedWorld {
  url: string;
  settings: TeamsSettings;
  tandem: ReturnType<typeof createTeams>;
  /** What the core was asked, in order. */
  asked: Request[];
  logged(): string;
  post(
    body: unknown,
    token?: string,
    headers?: Record<string, string>,
  ): Promise<{ status: number; text: string }>;
  close(): Promise<void>;
}

/** Tandem as it is run for a company, with a server of ours in the place of those that tell Microsoft's keys. */
export async function openSignedWorld(
  more: Partial<TeamsSettings> = {},
  /** Only answers of the core are wanted, and nothing is to be kept that takes memory. */
  { isCoreAsked = false } = {},
): Promise<SignedWorld> {
  const app = express();
  const server: Server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const jwk = { ...keys.publicKey.export({ format: 'jwk' }), kid: 'ours', use: 'sig' };
  app.get('/openid', (_request, response) => void response.json({ jwks_uri: `${url}/keys` }));
  app.get('/keys', (_request, response) => void response.json({ keys: [jwk] }));
  // Whoever asks Microsoft all the same hears of the same keys.
  for (const asked of ['https://login.botframework.com', 'https://login.microsoftonline.com'])
    nock(asked)
      .persist()
      .get(/openid-?configuration$/)
      .reply(200, { jwks_uri: `${url}/keys` });
  const settings: TeamsSettings = {
    anonymous: false,
    appId: botAppId,
    appPassword: 'x',
    tenantId,
    openIdMetadata: { channel: `${url}/openid`, tenant: `${url}/openid` },
    ...more,
  };
  const asked: Request[] = [];
  const lines: string[] = [];
  const tandem = createTeams({
    core: makeTestCore('2026-12-02T12:00:00Z'),
    settings,
    log: pino({ level: isCoreAsked ? 'warn' : 'trace' }, { write: (line) => lines.push(line) }),
    ...(!isCoreAsked && {
      async handle(_core, request) {
        asked.push(request);
        return { kind: 'show', view: noteCard };
      },
    }),
  });
  app.post('/api/messages', tandem.handler);
  return {
    url,
    settings,
    tandem,
    asked,
    logged: () => lines.join(''),
    async post(body, token, headers = {}) {
      const response = await fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...headers,
        },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      return { status: response.status, text: await response.text() };
    },
    async close() {
      await tandem.stop();
      nock.cleanAll();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
