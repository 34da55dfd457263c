import { setTimeout as pause } from 'node:timers/promises';

/** While one lane has something to do, this is how often those that have nothing look again. */
const lookAgainMs = 250;

/**
 * Runs all lanes side by side, until none has anything to do: a slow platform keeps none of the others waiting.
 * @returns whether any did anything
 * @throws the first error, once all have ended
 */
export async function runLanes<T>(
  lanes: readonly T[],
  run: (lane: T) => Promise<boolean>,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const active = new Set(lanes);
  const quiet = new AbortController();
  let hasActed = false;
  const keepRunning = async (lane: T) => {
    do {
      active.add(lane);
      const acted = await run(lane).finally(() => active.delete(lane));
      hasActed ||= acted;
      if (active.size === 0) quiet.abort();
      await pause(lookAgainMs, undefined, { signal: quiet.signal }).catch(() => undefined);
    } while (active.size > 0 && !signal?.aborted);
  };
  for (const result of await Promise.allSettled(lanes.map(keepRunning))) {
    if (result.status === 'rejected') throw result.reason;
  }
  return hasActed;
}
