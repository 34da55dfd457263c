import type { RefusalReason } from '../../../src/core/chat/refusal.ts';

import type { Platform } from '../../../src/core/people/person.ts';

/** What a server answers instead of doing what it was asked. */
export interface Answer {
  status: number;
  body?: object | string;
  headers?: Record<string, string>;
}

/** One way in which a call goes wrong. */
export type Way =
  /** The server says no for good, or not now. */
  | { answer: Answer; reason?: RefusalReason }
  /** The wire breaks, or nothing ever comes back: before the server has done anything, or after it has done it. */
  | { wire: 'cut' | 'silent'; isDone: boolean }
  /** The server has done it, and something in between answers. */
  | { answer: Answer; isDone: true };

/** What is written to a person, and what to everybody in a channel. */
export type Place = 'person' | 'channel';

const page: Answer = {
  status: 502,
  body: '<!doctype html><title>Bad gateway</title>',
  headers: { 'content-type': 'text/html' },
};

const wires: Way[] = [
  { wire: 'cut', isDone: false },
  { wire: 'cut', isDone: true },
  { wire: 'silent', isDone: false },
  { wire: 'silent', isDone: true },
  { answer: page, isDone: true },
];

const later: Way[] = [
  ...[408, 425, 429, 500, 502, 503, 504].map((status): Way => ({ answer: { status } })),
  ...[3, 30, 600, 1800].map((seconds): Way => ({ answer: wait(429, seconds) })),
  { answer: wait(503, 120) },
];

function wait(status: number, seconds: number): Answer {
  return { status, headers: { 'retry-after': String(seconds) } };
}

const slack = (error: string, reason?: RefusalReason): Way => ({
  answer: { status: 200, body: { ok: false, error } },
  ...(reason && { reason }),
});

const teams = (status: number, code: string, reason?: RefusalReason): Way => ({
  answer: { status, body: { error: { code, message: 'Teams says no.' } } },
  ...(reason && { reason }),
});

/** Every way there is. Those of each list come about in its order at first, and then shuffled. */
export const waysToFail: Record<Platform, Record<Place, readonly Way[]>> = {
  slack: {
    person: [
      ...wires,
      ...later,
      slack('internal_error'),
      slack('ratelimited'),
      slack('service_unavailable'),
      slack('user_disabled', 'account-inactive'),
      slack('account_inactive', 'account-inactive'),
      slack('team_access_not_granted', 'not-installed'),
      slack('messages_tab_disabled', 'blocked-by-admin'),
      slack('channel_not_found', 'unknown-account'),
      slack('msg_too_long', 'too-large'),
      slack('missing_scope', 'missing-scope'),
      slack('token_revoked', 'revoked-token'),
    ],
    channel: [
      slack('is_archived', 'channel-archived'),
      slack('not_in_channel', 'not-in-channel'),
      slack('restricted_action_read_only_channel', 'blocked-by-admin'),
      slack('channel_not_found', 'unknown-channel'),
      slack('missing_scope', 'missing-scope'),
      slack('token_revoked', 'revoked-token'),
      ...later,
      ...wires,
    ],
  },
  teams: {
    person: [
      ...wires,
      ...later,
      teams(412, 'PreconditionFailed'),
      teams(403, 'ConversationBlockedByUser', 'blocked-by-user'),
      teams(403, 'BotDisabledByAdmin', 'blocked-by-admin'),
      teams(403, 'BotNotInConversationRoster', 'not-installed'),
      teams(404, 'ConversationNotFound', 'unknown-account'),
      teams(413, 'MessageSizeTooBig', 'too-large'),
      teams(401, 'BotNotRegistered', 'revoked-token'),
    ],
    channel: [
      teams(403, 'MessageWritesBlocked', 'channel-archived'),
      teams(403, 'NotEnoughPermissions', 'blocked-by-admin'),
      teams(403, 'BotNotInConversationRoster', 'not-installed'),
      teams(404, 'ConversationNotFound', 'unknown-channel'),
      teams(401, 'BotNotRegistered', 'revoked-token'),
      ...later,
      ...wires,
    ],
  },
};

/** Draws each once before any comes again. */
export function drawerOf<T>(all: readonly T[], random: () => number): () => T {
  let left = [...all];
  return () => {
    if (left.length === 0) left = shuffled(all, random);
    const [drawn] = left.splice(0, 1);
    if (drawn === undefined) throw new Error('there is nothing to draw');
    return drawn;
  };
}

function shuffled<T>(all: readonly T[], random: () => number): T[] {
  return all
    .map((each) => ({ each, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ each }) => each);
}
