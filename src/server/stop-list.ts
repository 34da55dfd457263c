import type { Logger } from 'pino';

/** What must be undone, collected while it is done. */
export interface StopList {
  add(what: string, stop: () => Promise<void> | void): void;
  /** Undoes everything once, the latest first; one that fails keeps none of the others from being undone. */
  stopAll(): Promise<void>;
}

export function createStopList(log: Logger): StopList {
  const stops: { what: string; stop: () => Promise<void> | void }[] = [];
  let stopped: Promise<void> | undefined;

  const stopEach = async () => {
    for (const { what, stop } of stops.toReversed()) {
      try {
        await stop();
      } catch (error) {
        log.warn({ err: error, what }, 'could not be stopped properly');
      }
    }
  };

  return {
    add(what, stop) {
      stops.push({ what, stop });
    },
    stopAll() {
      stopped ??= stopEach();
      return stopped;
    },
  };
}
