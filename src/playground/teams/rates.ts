import type { RateWindow } from '../rate-limits.ts';

/** What Teams lets one bot send into one conversation. */
export const perConversation: readonly RateWindow[] = [
  { most: 7, seconds: 1 },
  { most: 8, seconds: 2 },
  { most: 60, seconds: 30 },
  { most: 1800, seconds: 3600 },
];

/** What it takes of one bot in one tenant: 30 in any second, and over ten seconds as much as we allow ourselves. */
export const perTenant: readonly RateWindow[] = [
  { most: 30, seconds: 1 },
  { most: 200, seconds: 10 },
];
