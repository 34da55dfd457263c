import type { Lane, RateLimit, Window } from '../../core/chat/rate-limit.ts';

const seconds = 1000;

/**
 * One conversation. Teams takes 7 in a second, 8 in two, 60 in thirty and 1,800 in an hour: four at once and then two a
 * second stay within the first three.
 */
const conversation: Window[] = [
  { most: 60, withinMs: 30 * seconds, burst: 4 },
  { most: 1800, withinMs: 3600 * seconds, burst: 60 },
];

/** Over ten seconds, so that no call is refused for arriving a little early. */
const all = (perSecond: number): Window => ({ most: 10 * perSecond, withinMs: 10 * seconds, burst: 2 });

export type TeamsRateLimits = ReturnType<typeof createRateLimits>;

/** What Teams takes of one bot in one tenant; without a number, anything. */
export function createRateLimits(messagesPerSecond: number | undefined) {
  const limit = (key: string, ...windows: Window[]): RateLimit => ({
    key: `teams:${key}`,
    windows: messagesPerSecond === undefined ? [] : windows,
  });
  const everything = limit('all', all(messagesPerSecond ?? 0));
  const newChats = limit('new-chats', ...conversation);
  /** They count towards all that Teams takes, so they leave half of it free, and wait while anything is to be sent. */
  const deletions: Lane = {
    ...limit('deletions', all((messagesPerSecond ?? 0) / 2)),
    after: [everything.key, newChats.key],
  };
  return {
    all: everything,
    /** Opening chats counts as one conversation. */
    newChats,
    deletions,
    conversation: (id: string) => limit(`with:${id}`, ...conversation),
  };
}
