export type DeliveryPlatform = 'slack' | 'teams';

/** How many messages in how many seconds the stand-ins take in all; the app is told the same. */
export const allowed: Record<DeliveryPlatform, { messages: number; seconds: number }> = {
  slack: { messages: 300, seconds: 60 },
  teams: { messages: 200, seconds: 10 },
};

export const slackKeys = { botToken: 'xoxb-bench-1', signingSecret: '0123456789abcdef' };
