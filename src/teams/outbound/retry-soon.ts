import { setTimeout as pause } from 'node:timers/promises';
import { DeliveryDelayed } from '../../core/chat/messenger.ts';
import { deliveryError } from './delivery-error.ts';

/** A person waits: what is not taken within this time is given up. */
const withinMs = 2_000;
const firstWaitMs = 200;

/** Answers with which Teams has not taken a message; after any other, and after none, it may have taken it. */
const untakenStatuses = new Set([412, 429, 502, 503, 504]);

/** Calls Teams again for as long as a person can wait, when it refuses for a moment. */
export async function retrySoon<Result>(call: () => Promise<Result>): Promise<Result> {
  const endsAt = performance.now() + withinMs;
  for (let waitMs = firstWaitMs; ; waitMs *= 2) {
    try {
      return await call();
    } catch (error) {
      const askedMs = waitAskedFor(error);
      const nextMs = Math.max(waitMs * (0.5 + Math.random() / 2), askedMs ?? 0);
      // The next try needs its time, too.
      if (askedMs === undefined || performance.now() + 2 * nextMs > endsAt) throw error;
      await pause(nextMs);
    }
  }
}

/** How long Teams wants to be left alone; undefined when it did not refuse for a moment. */
function waitAskedFor(error: unknown): number | undefined {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : undefined;
  if (status === undefined || !untakenStatuses.has(status)) return undefined;
  const delay = deliveryError(error);
  return delay instanceof DeliveryDelayed ? (delay.retryAfterMs ?? 0) : undefined;
}

/** Whether Teams has not said anything that could be relied on: it was late, away, or asked for patience. */
export function isWithoutAnswer(error: unknown): boolean {
  if (deliveryError(error) instanceof DeliveryDelayed) return true;
  return error instanceof Error && 'code' in error && error.code === 'ETIMEDOUT';
}
