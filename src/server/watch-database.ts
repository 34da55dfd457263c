import type { Logger } from 'pino';

const lookEveryMs = 15_000;

export interface DatabaseWatch {
  stop(): void;
}

/** Looks at the database now and then, also when nobody asks, and logs when it stops being usable and when it is again. */
export function watchDatabase(
  findTrouble: () => Promise<string | undefined>,
  log: Pick<Logger, 'error' | 'info'>,
  everyMs = lookEveryMs,
): DatabaseWatch {
  let known: string | undefined;
  const look = async () => {
    const trouble = await findTrouble().catch(() => 'the database cannot be looked at');
    if (trouble !== known) {
      if (trouble === undefined) log.info({ status: 'ready' }, 'the database can be used again');
      else log.error({ status: 'not ready', reason: trouble }, 'the database cannot be used');
    }
    known = trouble;
  };
  const timer = setInterval(() => void look(), everyMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
