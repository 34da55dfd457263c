import { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Clients } from '../adapter.ts';
import { boltLog } from './bolt-log.ts';

/** The library's own policy retries for half an hour, which nobody waits for and the outbox does better. */
export function createClients(botToken: string, apiUrl: string | undefined, log: Logger): Clients {
  const shared = {
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    logger: boltLog(log),
    rejectRateLimitedCalls: true,
  };
  return {
    impatient: new WebClient(botToken, {
      ...shared,
      timeout: 2_000,
      retryConfig: { retries: 0 },
      // Whoever waits in a queue of the client's own waits before the two seconds begin.
      maxRequestConcurrency: 1_000,
    }),
    once: new WebClient(botToken, { ...shared, timeout: 20_000, retryConfig: { retries: 0 } }),
  };
}
