import type { Router } from 'express';
import { createRateLimits } from '../rate-limits.ts';
import type { Backstage, MessageCommand } from './backstage.ts';
import { connectorRouter } from './connector-router.ts';
import { Redeliveries } from './redeliveries.ts';
import { Refusals } from './refusals.ts';
import type { WorldSeed } from './seed-world.ts';
import { sendToBot } from './send-to-bot.ts';
import { Slowness } from './slowness.ts';
import { type Delivery, TrafficLog } from './traffic-log.ts';
import { VisitError } from './visit-error.ts';
import { visitRouter } from './visit-router.ts';
import { Visitor } from './visitor.ts';
import type { World } from './world.ts';
import { type WorldChange, WorldStore } from './world-store.ts';

export type TeamsStandInOptions = WorldSeed & {
  tenantId: string;
  /** The bot's app id; its Teams id is this with `28:` before it. */
  botAppId: string;
  botName?: string;
  /** Where the app takes activities: `…/api/messages`. */
  messagesUrl: string | (() => string);
  /** Where the connector router is mounted, as the app reaches it. */
  serviceUrl: string | (() => string);
  commands?: readonly MessageCommand[];
  now?: () => Date;
  strict?: boolean;
  /** Whether it refuses a bot that writes too fast. */
  rateLimits?: boolean;
  /** Milliseconds that really pass, by which rates count. Default: the machine's clock. */
  wallNow?: () => number;
  bearer?: string;
  answerWithinMs?: number;
};

/** Microsoft Teams, as far as one app can tell over HTTP. */
export type TeamsStandIn = {
  connectorRouter: Router;
  visitRouter: Router;
  /** By Teams user id, Entra object id or e-mail. */
  asUser(key: string): Visitor;
  /** How much the bot has posted in each channel. */
  channelPosts(): { name: string; posts: number }[];
  snapshot(): World;
  restore(snapshot: unknown): void;
  onChange(listener: (change: WorldChange) => void): () => void;
  log: TrafficLog;
  refusals: Refusals;
  slowness: Slowness;
  redeliveries: Redeliveries;
  /** Delivers an activity once more, the last one unless said otherwise. */
  redeliver(activity?: Delivery['activity']): Promise<Delivery>;
};

export function teamsStandIn(options: TeamsStandInOptions): TeamsStandIn {
  const store = new WorldStore(options);
  const backstage = setUp(options, store);
  const asUser = (key: string) => {
    const user = store.user(key);
    if (user === undefined) throw new VisitError('That person is not in this organisation.');
    return new Visitor(backstage, user);
  };
  return {
    connectorRouter: connectorRouter(backstage),
    visitRouter: visitRouter(backstage, asUser),
    asUser,
    channelPosts: () => countChannelPosts(backstage),
    snapshot: () => store.snapshot(),
    restore: (snapshot) => store.restore(snapshot),
    onChange: (listener) => store.onChange(listener),
    log: backstage.log,
    refusals: backstage.refusals,
    slowness: backstage.slowness,
    redeliveries: backstage.redeliveries,
    redeliver(activity = backstage.log.deliveries.at(-1)?.activity) {
      if (activity === undefined) throw new VisitError('Nothing was delivered yet.');
      return sendToBot(backstage, activity);
    },
  };
}

function setUp(options: TeamsStandInOptions, store: WorldStore): Backstage {
  const { tenantId, botAppId, botName, messagesUrl, serviceUrl } = options;
  return {
    tenantId,
    bot: { id: `28:${botAppId}`, appId: botAppId, name: botName ?? 'Tandem' },
    commands: options.commands ?? [],
    store,
    log: new TrafficLog(),
    refusals: new Refusals(),
    slowness: new Slowness(),
    redeliveries: new Redeliveries(),
    limits: options.rateLimits ? createRateLimits(options.wallNow ?? Date.now) : undefined,
    strict: options.strict ?? true,
    bearer: options.bearer,
    answerWithinMs: options.answerWithinMs ?? 5000,
    now: options.now ?? (() => new Date()),
    serviceUrl: typeof serviceUrl === 'function' ? serviceUrl : () => serviceUrl,
    messagesUrl: typeof messagesUrl === 'function' ? messagesUrl : () => messagesUrl,
  };
}

function countChannelPosts({ store, bot }: Backstage): { name: string; posts: number }[] {
  const { conversations, activities } = store.world;
  return conversations
    .filter(({ kind }) => kind === 'channel')
    .map(({ id, name }) => ({
      name: name.replace(' / ', ' › '),
      posts: activities.filter(({ conversationId, fromId }) => conversationId === id && fromId === bot.id)
        .length,
    }));
}
