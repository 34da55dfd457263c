import { setTimeout as sleep } from 'node:timers/promises';
import express, { type Router } from 'express';
import { createRateLimits } from '../rate-limits.ts';
import { type AppEvent, type Delivery, sendAppEvent } from './app-events.ts';
import { type ChannelChange, changeChannel } from './change-channel.ts';
import { findUser } from './find.ts';
import { presentUser } from './present-people.ts';
import type { SlackRates } from './rates.ts';
import { createRefusals, type Refusals } from './refusals.ts';
import { responseRouter } from './response-urls.ts';
import type { Slack } from './slack.ts';
import { type Ack, defaultScopes, type Envelope } from './slack-app.ts';
import { type SlackState, slackUser } from './slack-state.ts';
import { createTrafficLog, type TrafficLog } from './traffic-log.ts';
import { visitRouter } from './visit/visit-router.ts';
import { type SlackVisitor, visitorAs } from './visit/visitor.ts';
import { apiRouter } from './web-api/api-router.ts';
import { createWorkspace, imWith, type SlackWorkspace, type WorkspaceSeed } from './workspace.ts';

export interface SlackStandInOptions extends WorkspaceSeed {
  botToken: string;
  signingSecret: string;
  /** The app's `POST /slack/events`; a function where the port is known only later. */
  eventsUrl: string | (() => string);
  /** Where {@link SlackStandIn.router} is mounted, without a slash at the end. */
  baseUrl: string | (() => string);
  /** Takes envelopes to the app over Socket Mode, instead of HTTP. */
  socket?: (envelope: Envelope) => Promise<object | undefined>;
  /** Default: `/1to1`. */
  commands?: string[];
  /** Default: those of the app's manifest. A method that needs another answers `missing_scope`. */
  scopes?: string[];
  /** The app's own, for installing it by OAuth. */
  oauth?: { clientId: string; clientSecret: string };
  /** Default: three seconds, as Slack waits. */
  ackTimeoutMs?: number;
  /** Dates the messages; may be moved. Default: the machine's clock. */
  now?: () => Date;
  /** Milliseconds by which trigger ids, response URLs and rates run out. Default: the machine's clock. */
  wallNow?: () => number;
}

/** A Slack workspace on the other side of the wire, with people to be. */
export interface SlackStandIn extends Pick<Refusals, 'failNext' | 'refuse' | 'allow' | 'slowNext'> {
  workspace: SlackWorkspace;
  /** All of it: `/api/<method>`, `/respond/<id>` (response URLs), `/visit/…` (the visitor's deeds). */
  router: Router;
  apiRouter: Router;
  respondRouter: Router;
  visitRouter: Router;
  /** What went over the wire, both ways. */
  log: TrafficLog;
  asUser(userId: string): SlackVisitor;
  sendEvent(event: AppEvent, delivery?: Delivery): Promise<Ack>;
  /** Delivers once more, with the same trigger id, what the app was sent last. */
  redeliver(): Promise<Ack>;
  /** A person joins: `team_join`. */
  addUser(user: WorkspaceSeed['users'][number]): Promise<Ack>;
  /** A person changes, leaves or comes back: `user_change`. */
  changeUser(userId: string, change: Partial<WorkspaceSeed['users'][number]>): Promise<Ack>;
  /** Somebody renames a channel, archives it or the like; undefined where the app hears nothing of it. */
  changeChannel(userId: string, channelId: string, change: ChannelChange): Promise<Ack | undefined>;
  /** The code that Slack sends back with a person who agreed to install the app. */
  consent(userId: string): string;
  /** Refuses an app that calls too fast; takes any number of calls without rates. */
  limitRates(rates: SlackRates | undefined): void;
  snapshot(): SlackState;
  restore(snapshot: unknown): void;
  onChange(listener: () => void): () => void;
  /** Asks again and again until the answer is defined and not false; rejects after `timeoutMs`. */
  waitFor<Found>(look: () => Found | undefined | false, timeoutMs?: number): Promise<Found>;
}

export function slackStandIn(options: SlackStandInOptions): SlackStandIn {
  const slack = createSlack(options);
  const { workspace, log, refusals } = slack;
  const api = apiRouter(slack);
  const respond = responseRouter(slack);
  const visit = visitRouter(slack);
  const router = express.Router();
  router.use('/api', api).use('/respond', respond).use('/visit', visit);
  return {
    ...refusals,
    workspace,
    router,
    apiRouter: api,
    respondRouter: respond,
    visitRouter: visit,
    log,
    asUser: (userId) => visitorAs(slack, userId),
    sendEvent: (event, delivery) => sendAppEvent(slack, event, delivery),
    redeliver() {
      if (!slack.redeliver) throw new Error('The app was sent nothing yet.');
      return slack.redeliver();
    },
    addUser: (user) => addUser(slack, user),
    changeUser: (userId, change) => changeUser(slack, userId, change),
    changeChannel: (userId, channelId, change) => changeChannel(slack, userId, channelId, change),
    consent(userId) {
      const code = workspace.nextId('code');
      slack.app.codes.set(code, userId);
      return code;
    },
    limitRates(rates) {
      slack.rates = rates;
    },
    snapshot: workspace.snapshot,
    restore: workspace.restore,
    onChange: workspace.onChange,
    waitFor: (look, timeoutMs = 3000) => waitFor(look, timeoutMs),
  };
}

function createSlack(options: SlackStandInOptions): Slack {
  const { now = () => new Date(), wallNow = Date.now, eventsUrl, baseUrl } = options;
  return {
    workspace: createWorkspace(options, { now, wallNow }),
    app: {
      botToken: options.botToken,
      signingSecret: options.signingSecret,
      eventsUrl: () => (typeof eventsUrl === 'string' ? eventsUrl : eventsUrl()),
      baseUrl: () => (typeof baseUrl === 'string' ? baseUrl : baseUrl()),
      commands: options.commands ?? ['/1to1'],
      scopes: options.scopes ?? defaultScopes,
      oauth: options.oauth,
      socket: options.socket,
      codes: new Map(),
      ackTimeoutMs: options.ackTimeoutMs ?? 3000,
    },
    log: createTrafficLog(),
    refusals: createRefusals(),
    rates: undefined,
    calls: createRateLimits(wallNow),
  };
}

function addUser(slack: Slack, given: WorkspaceSeed['users'][number]): Promise<Ack> {
  const { workspace } = slack;
  const user = slackUser.parse(given);
  workspace.state.users.push(user);
  workspace.state.channels.push(imWith(user.id, workspace.state.bot.id));
  workspace.changed();
  return sendAppEvent(slack, { type: 'team_join', user: presentUser(workspace, user) });
}

async function changeUser(
  slack: Slack,
  userId: string,
  change: Partial<WorkspaceSeed['users'][number]>,
): Promise<Ack> {
  const { workspace } = slack;
  const user = findUser(workspace, userId);
  if (!user) throw new Error(`There is no user ${userId}.`);
  Object.assign(user, slackUser.parse({ ...user, ...change }));
  workspace.changed();
  return sendAppEvent(slack, { type: 'user_change', user: presentUser(workspace, user) });
}

async function waitFor<Found>(look: () => Found | undefined | false, timeoutMs: number): Promise<Found> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`Nothing came of it in ${timeoutMs} ms: ${look}`);
    await sleep(5);
  }
}
