import { createHmac } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import pino from 'pino';
import type { Reply, Request } from '../../src/core/chat/reply.ts';
import type { handle as handleInCore } from '../../src/core/handle.ts';
import type { OneToOne } from '../../src/core/one-to-ones/one-to-one.ts';
import { PersonModel } from '../../src/core/people/person.ts';
import { type SlackStandIn, slackStandIn } from '../../src/playground/slack/slack-stand-in.ts';
import { createSlack, type Slack } from '../../src/slack/app.ts';
import { beginWith } from '../support/begin-with.ts';
import { type Company, issueOpen, makeCompany } from '../support/small-company.ts';
import { makeTestCore, type TestCore } from '../support/test-core.ts';
import type { SocketServer } from './socket-server.ts';

export const signingSecret = 'a-signing-secret';
const botToken = 'xoxb-1-2-three';
const appToken = 'xapp-1-2-three';

export const meiId = 'U0MEI';
export const tomaszId = 'U0TOM';
export const guestId = 'U0GUEST';
/** The conversation between Mei and the app. */
export const meiDm = 'D0MEI';
export const generalId = 'C0GENERAL';

const users = [
  { id: meiId, name: 'mei', real_name: 'Mei Tan', email: 'Mei.Tan@example.com' },
  { id: tomaszId, name: 'tomasz', real_name: 'Tomasz Wojcik', email: 'tomasz.wojcik@example.com' },
  { id: guestId, name: 'gus', real_name: 'Gus', email: 'gus@example.com', is_restricted: true },
];

/** Decides what the core answers; throwing is an answer too. */
type Answering = (request: Request) => Reply | Promise<Reply>;

export interface SlackWorld {
  /** The stand-in Slack, on the other side of the wire. */
  workspace: SlackStandIn;
  slack: Slack;
  core: TestCore;
  /** What the core was asked, in order. */
  asked: Request[];
  answer(answering: Answering): void;
  /** Everything that was logged, as text. */
  logged(): string;
  eventsUrl: string;
  /** Posts to the app as Slack would, or as somebody who only pretends to be Slack. */
  post(body: string, how?: PostOptions): Promise<Response>;
  stop(): Promise<void>;
}

interface PostOptions {
  contentType?: string;
  secret?: string;
  /** Seconds from now. */
  sentAt?: number;
}

export interface WorldOptions {
  /** What is asked; a core of its own unless given. */
  core?: TestCore;
  handle?: typeof handleInCore;
  patienceMs?: number;
  wallNow?: () => number;
  /** What the app was given; all that its manifest asks for unless said otherwise. */
  scopes?: string[];
  /** Slack's socket; turns Socket Mode on. */
  socket?: Pick<SocketServer, 'url' | 'deliver'>;
  /** The organisation of workspaces that this one is part of. */
  enterpriseId?: string;
  /** Ids of further people in the workspace. */
  moreUsers?: string[];
  messagesPerMinute?: number;
}

/** Tandem's real Slack adapter and a stand-in Slack, talking to each other over HTTP. */
export async function startSlackWorld(options: WorldOptions = {}): Promise<SlackWorld> {
  const app = express();
  const server = await listen(app);
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const eventsUrl = `${origin}/slack/events`;
  const workspace = slackStandIn({
    team: {
      id: 'T0ACME',
      name: 'Acme',
      domain: 'acme',
      ...(options.enterpriseId && { enterprise_id: options.enterpriseId }),
    },
    users: [...users, ...(options.moreUsers ?? []).map((id) => ({ id, name: id, real_name: id }))],
    channels: [{ id: generalId, name: 'general', members: users.map(({ id }) => id) }],
    botToken,
    signingSecret,
    eventsUrl,
    baseUrl: `${origin}/stand-in`,
    ...(options.socket && { socket: options.socket.deliver }),
    ...(options.wallNow && { wallNow: options.wallNow }),
    ...(options.scopes && { scopes: options.scopes }),
  });
  const lines: string[] = [];
  const core = options.core ?? makeTestCore('2026-12-14T09:00:00Z');
  const asked: Request[] = [];
  let answering: Answering = () => ({ kind: 'nothing' });
  const handle: typeof handleInCore = async (_core, request) => {
    asked.push(request);
    return answering(request);
  };
  const slack = await createSlack({
    core,
    settings: {
      botToken,
      apiUrl: `${origin}/stand-in/api`,
      command: '/1to1',
      messagesPerMinute: options.messagesPerMinute,
      ...(options.socket === undefined ? { signingSecret } : { appToken }),
    },
    log: pino({ level: 'trace' }, { write: (line) => void lines.push(line) }),
    handle: options.handle ?? handle,
    ...(options.patienceMs !== undefined && { patienceMs: options.patienceMs }),
  });
  app.post('/stand-in/api/apps.connections.open', (request, response) => {
    const isAllowed = request.get('authorization') === `Bearer ${appToken}`;
    response.json(isAllowed ? { ok: true, url: options.socket?.url } : { ok: false, error: 'invalid_auth' });
  });
  app.use('/stand-in', workspace.router);
  if (slack.router) app.use('/slack/events', slack.router);
  await slack.start();
  return {
    workspace,
    slack,
    core,
    asked,
    answer(next) {
      answering = next;
    },
    logged: () => lines.join(''),
    eventsUrl,
    post: (body, how) => postSigned(eventsUrl, body, how),
    async stop() {
      await slack.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function listen(app: express.Express): Promise<Server> {
  return new Promise((resolve) => {
    const server = app.listen(0, '127.0.0.1', () => resolve(server));
  });
}

export function postSigned(url: string, body: string, how: PostOptions = {}): Promise<Response> {
  const { contentType = 'application/json', secret = signingSecret, sentAt = 0 } = how;
  const timestamp = Math.floor(Date.now() / 1000) + sentAt;
  const hash = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  const headers = {
    'content-type': contentType,
    'x-slack-request-timestamp': String(timestamp),
    'x-slack-signature': `v0=${hash}`,
  };
  return fetch(url, { method: 'POST', headers, body });
}

/** Mei and Tomasz as Tandem knows them, not linked to Slack yet. */
export async function addMeiAndTomasz(): Promise<void> {
  const shared = { timeZone: 'Europe/London', locale: 'en-GB', role: 'member', isActive: true } as const;
  await PersonModel.create({ ...shared, name: 'Mei Tan', email: 'mei.tan@example.com' });
  await PersonModel.create({ ...shared, name: 'Tomasz Wojcik', email: 'tomasz.wojcik@example.com' });
  await PersonModel.create({ ...shared, name: 'Gus', email: 'gus@example.com' });
}

/** The same, after each of the two has done something in Slack before. */
export async function addLinkedMeiAndTomasz(): Promise<void> {
  await addMeiAndTomasz();
  await PersonModel.updateOne({ name: 'Mei Tan' }, { slack: { userId: meiId, teamId: 'T0ACME' } });
  await PersonModel.updateOne({ name: 'Tomasz Wojcik' }, { slack: { userId: tomaszId, teamId: 'T0ACME' } });
}

/** The open 1-to-1 of Mei and Tomasz, whose accounts are known, at half past nine; nothing else is in the database. */
export async function beginWithAccounts(core: TestCore): Promise<{ company: Company; oneToOne: OneToOne }> {
  const issuedAt = '2026-12-02T09:30:00Z';
  const begun = await beginWith('Mei and Tomasz in Slack', async () => {
    core.turnTo('2026-12-01T12:00:00Z');
    const company = await makeCompany(core);
    await PersonModel.updateOne({ _id: company.reviewee._id }, { slack: { userId: meiId } });
    await PersonModel.updateOne({ _id: company.reviewer._id }, { slack: { userId: tomaszId } });
    core.turnTo(issuedAt);
    return { company, oneToOne: await issueOpen(core) };
  });
  core.turnTo(issuedAt);
  return begun;
}

/** All text in the order in which it is read. */
export function wordsIn(value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .map(([key, inner]) => (key === 'text' && typeof inner === 'string' ? inner : wordsIn(inner)))
    .join(' ');
}
