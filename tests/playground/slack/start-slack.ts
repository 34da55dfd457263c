import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import bolt, { type App } from '@slack/bolt';
import { type Logger, LogLevel, WebClient } from '@slack/web-api';
import express from 'express';
import { type SlackStandIn, slackStandIn } from '../../../src/playground/slack/slack-stand-in.ts';

export const botToken = 'xoxb-test-token';
const signingSecret = 'shhh';

/** Slack's packages write refused calls to the console, which here are wanted. */
export const silent: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

export interface StartedSlack {
  slack: SlackStandIn;
  /** A real client of Slack's, pointed at the stand-in. */
  client: WebClient;
  baseUrl: string;
  /** Lets this much time pass for trigger ids, response URLs and rates. */
  pass(milliseconds: number): void;
}

const running: (() => Promise<unknown>)[] = [];

/** To be called after each test, whatever became of it. */
export async function stopAll(): Promise<void> {
  await Promise.all(running.splice(0).map((stop) => stop()));
}

export interface StartedApp extends StartedSlack {
  /** A real Bolt app that the stand-in sends everything to. */
  app: App;
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve(`http://127.0.0.1:${port}`);
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

export interface StartOptions {
  eventsUrl?: string | (() => string);
  ackTimeoutMs?: number;
  scopes?: string[];
  now?: () => Date;
  /** What the app believes the secret to be. */
  appSecret?: string;
}

export async function startSlack(options: StartOptions = {}): Promise<StartedSlack> {
  const host = express();
  const server = createServer(host);
  const origin = await listen(server);
  running.push(() => stop(server));
  let passed = 0;
  const slack = slackStandIn({
    team: { id: 'T01', name: 'Acme', domain: 'acme' },
    users: [
      { id: 'U01MEI', name: 'mei', real_name: 'Mei Tan', email: 'mei.tan@acme.example' },
      {
        id: 'U02TOM',
        name: 'tomasz',
        real_name: 'Tomasz Wójcik',
        email: 'tomasz.wojcik@acme.example',
        tz: 'Europe/Warsaw',
      },
      { id: 'U03OLD', name: 'olga', real_name: 'Olga Old', email: 'olga@acme.example', deleted: true },
    ],
    channels: [
      { id: 'C01GEN', name: 'general', members: ['U01MEI', 'U02TOM', 'U0BOT'] },
      { id: 'C02OLD', name: 'attic', members: ['U0BOT'], is_archived: true },
      { id: 'C03OUT', name: 'elsewhere', members: ['U01MEI'] },
    ],
    botToken,
    signingSecret,
    eventsUrl: options.eventsUrl ?? `${origin}/nobody-listens`,
    baseUrl: `${origin}/slack`,
    oauth: { clientId: 'client', clientSecret: 'client-secret' },
    wallNow: () => Date.now() + passed,
    ...(options.ackTimeoutMs === undefined ? {} : { ackTimeoutMs: options.ackTimeoutMs }),
    ...(options.now ? { now: options.now } : {}),
    ...(options.scopes ? { scopes: options.scopes } : {}),
  });
  host.use('/slack', slack.router);
  const client = new WebClient(botToken, {
    slackApiUrl: `${origin}/slack/api/`,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
  });
  return {
    slack,
    client,
    baseUrl: `${origin}/slack`,
    pass(milliseconds) {
      passed += milliseconds;
    },
  };
}

export async function startApp(options: StartOptions = {}): Promise<StartedApp> {
  let eventsUrl = '';
  const started = await startSlack({ ...options, eventsUrl: () => eventsUrl });
  const receiver = new bolt.HTTPReceiver({
    signingSecret: options.appSecret ?? signingSecret,
    logger: silent,
    unhandledRequestTimeoutMillis: 1000,
  });
  const app = new bolt.App({
    token: botToken,
    receiver,
    logger: silent,
    deferInitialization: true,
    clientOptions: { slackApiUrl: `${started.baseUrl}/api/`, retryConfig: { retries: 0 } },
  });
  await app.init();
  const server = (await app.start(0)) as Server;
  running.push(() => stop(server));
  eventsUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  return { ...started, app };
}

/** Slack's error code from a call that was refused. */
export async function refusalOf(call: Promise<unknown>): Promise<string | undefined> {
  try {
    await call;
    return undefined;
  } catch (error) {
    const { data, code } = error as { data?: { error?: string }; code?: string };
    return data?.error ?? code;
  }
}
