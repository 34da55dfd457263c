import { z } from 'zod';
import { type SlackState, slackChannel, slackState, slackUser } from './slack-state.ts';

const workspaceSeed = z.object({
  team: z.object({
    id: z.string().regex(/^T[A-Z0-9]+$/),
    name: z.string(),
    domain: z.string(),
    /** The organisation of workspaces that this one is part of. */
    enterprise_id: z.string().optional(),
  }),
  bot: z
    .object({ id: z.string(), bot_id: z.string(), app_id: z.string(), name: z.string() })
    .default({ id: 'U0BOT', bot_id: 'B0BOT', app_id: 'A0APP', name: 'tandem' }),
  users: z.array(slackUser),
  channels: z.array(slackChannel).default([]),
});

export type WorkspaceSeed = z.input<typeof workspaceSeed>;

/** What the two clocks of the stand-in say. */
export interface Clocks {
  /** Dates messages; may be moved. */
  now(): Date;
  /** Milliseconds that really pass: trigger ids, response URLs and rates run out by it. */
  wallNow(): number;
}

/** One Slack workspace with one app in it. */
export interface SlackWorkspace extends Clocks {
  /**
   * Plays what is reported of Slack (slackapi/bolt-js#1258): values that a view is given by an update are missing from
   * what it sends until somebody touches them.
   */
  forgets: boolean;
  /** Changed in place by the functions beside this file, which call {@link SlackWorkspace.changed} after. */
  readonly state: SlackState;
  changed(): void;
  /** Calls back after every change; returns what ends it. */
  onChange(listener: () => void): () => void;
  snapshot(): SlackState;
  /** Takes a snapshot's place in the past; throws when it is no snapshot. */
  restore(snapshot: unknown): void;
  nextId(prefix: string): string;
  /** A `ts` that no other message of the channel has, later than all before. */
  nextTs(channelId: string): string;
}

export function createWorkspace(seed: WorkspaceSeed, clocks: Clocks): SlackWorkspace {
  const state = emptyState(workspaceSeed.parse(seed));
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of [...listeners]) listener();
  };
  const nextId = (prefix: string) => {
    state.last_id += 1;
    return `${prefix}${state.last_id.toString(36).toUpperCase().padStart(8, '0')}`;
  };
  return {
    ...clocks,
    forgets: false,
    state,
    changed,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot: () => structuredClone(state),
    restore(snapshot) {
      Object.assign(state, slackState.parse(structuredClone(snapshot)));
      changed();
    },
    nextId,
    nextTs(channelId) {
      const microseconds = Math.max(clocks.now().getTime() * 1000, (state.last_ts[channelId] ?? 0) + 100);
      state.last_ts[channelId] = microseconds;
      return `${Math.floor(microseconds / 1e6)}.${String(microseconds % 1e6).padStart(6, '0')}`;
    },
  };
}

function emptyState({ team, bot, users, channels }: z.output<typeof workspaceSeed>): SlackState {
  const botUser = slackUser.parse({ id: bot.id, name: bot.name, real_name: bot.name, is_bot: true });
  return {
    team,
    bot,
    users: [...users, botUser],
    channels: [...channels, ...users.filter((user) => !user.is_bot).map((user) => imWith(user.id, bot.id))],
    messages: {},
    views: {},
    stacks: {},
    homes: {},
    triggers: {},
    response_urls: {},
    toasts: {},
    last_id: 0,
    last_ts: {},
  };
}

/** The direct message between one person and the bot, whose id follows from the person's. */
export function imWith(userId: string, botId: string) {
  return slackChannel.parse({
    id: `D${userId.slice(1)}`,
    name: 'directmessage',
    members: [userId, botId],
    im_user: userId,
  });
}
