import type { RateLimit, RateWindow } from '../rate-limits.ts';

/** What Slack takes of one app in one workspace. */
export interface SlackRates {
  /** Of `chat.postMessage`; Slack says "several hundred". */
  messagesPerMinute: number;
}

const perMinute = (most: number): RateWindow[] => [{ most, seconds: 60 }];

/** One message per second in one conversation, and short bursts. */
const perConversation: RateWindow[] = [
  { most: 5, seconds: 2 },
  { most: 60, seconds: 60 },
];

/** The tier of each method, as calls a minute. */
const tiers: Record<string, number> = {
  'chat.update': 50,
  'chat.delete': 50,
  'conversations.open': 50,
  'conversations.info': 50,
  'conversations.list': 20,
  'conversations.members': 100,
  'users.info': 100,
  'users.list': 20,
  'users.lookupByEmail': 50,
  'usergroups.list': 20,
};

/** What a call counts against. */
export function limitsOf(method: string, channelId: string, rates: SlackRates): RateLimit[] {
  const tier = method === 'chat.postMessage' ? rates.messagesPerMinute : tiers[method];
  if (tier === undefined) return [];
  const all = { key: method, windows: perMinute(tier) };
  return method === 'chat.postMessage' ? [all, { key: channelId, windows: perConversation }] : [all];
}
