const seconds = 1000;
const minutes = 60 * seconds;

const firstDelayMs = 5 * seconds;
const longestDelayMs = 15 * minutes;
const unreachableDelayMs = 60 * minutes;

/** Three days at the longest delay, and the few short ones before it. */
export const mostAttempts = 3 * 24 * 4 + 8;

/** Three days of looking once an hour. */
export const mostAttemptsUnreachable = 3 * 24;

/** Doubles from 5 seconds to 15 minutes; the jitter keeps messages that failed together from coming back together. */
export function retryDelayMs(attempts: number, random = Math.random()): number {
  const full = Math.min(firstDelayMs * 2 ** Math.max(0, attempts - 1), longestDelayMs);
  return Math.round(full * (0.75 + random / 4));
}

/** What the platform asked for, and up to a tenth more so that not all come back at once. */
export function retryAfterDelayMs(retryAfterMs: number, random = Math.random()): number {
  return Math.round(Math.max(retryAfterMs, 1 * seconds) * (1 + random / 10));
}

/** For somebody without an account to write to: they may link one at any time. */
export function unreachableRetryDelayMs(random = Math.random()): number {
  return Math.round(unreachableDelayMs * (0.9 + random / 10));
}
