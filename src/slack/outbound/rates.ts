import type { RateLimit, Window } from '../../core/chat/rate-limit.ts';

const minute = 60_000;

/** `chat.postMessage`, for the whole workspace: "several hundred per minute" says Slack, and not how many. */
const posts = (most: number): Window => ({ most, withinMs: minute, burst: 5 });
/** `chat.update`, for the whole workspace: tier 3, which is 50 a minute and perhaps more. */
const updates: Window = { most: 50, withinMs: minute, burst: 2 };
/** `chat.delete`, for the whole workspace: tier 3 as well, and counted apart. */
const deletions: Window = updates;
/** `users.lookupByEmail`, for the whole workspace: tier 3 as well, and counted apart. */
const lookups: Window = updates;
/** One conversation: "one message per second", and short bursts. */
const conversation: Window = { most: 60, withinMs: minute, burst: 4 };

/** `views.publish`, for the whole workspace: tier 4, of which most is left to what people do themselves. */
const homeTabs: Window = { most: 60, withinMs: minute, burst: 5 };

/** What Slack takes of messages, for the one workspace of the app; without a number, anything. */
export function createRateLimits(messagesPerMinute: number | undefined) {
  const limit = (key: string, window: Window): RateLimit => ({
    key: `slack:${key}`,
    windows: messagesPerMinute === undefined ? [] : [window],
  });
  return {
    posts: limit('posts', posts(messagesPerMinute ?? 0)),
    updates: limit('updates', updates),
    deletions: limit('deletions', deletions),
    lookups: limit('lookups', lookups),
    homeTabs: limit('home-tabs', homeTabs),
    conversation: (id: string) => limit(`with:${id}`, conversation),
  };
}
