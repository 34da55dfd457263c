import type { Logger } from 'pino';

/** Whoever knocks a thousand times is worth one line a minute, not a full disk. */
const quietForMs = 60_000;

/** A log of requests that were refused. */
export interface RefusalLog {
  /**
   * @param kind a constant of the code, never what a request says: as many kinds are kept as there are
   * @param fields what is said of the first one of a line; no private words
   */
  refused(kind: string, fields?: object): void;
}

interface Waiting {
  count: number;
  fields: object;
}

/** Writes the first refusal of a kind at once, and then at most one line a minute that says how many there were. */
export function createRefusalLog(log: Pick<Logger, 'warn'>): RefusalLog {
  const quiet = new Map<string, Waiting | undefined>();
  const write = (kind: string, { count, fields }: Waiting) => {
    log.warn({ ...fields, refused: kind, count }, 'requests were refused');
    quiet.set(kind, undefined);
    // It is no reason to stay alive, and real time: the playground's clock is moved by weeks.
    setTimeout(() => {
      const more = quiet.get(kind);
      if (more === undefined) quiet.delete(kind);
      else write(kind, more);
    }, quietForMs).unref();
  };
  return {
    refused(kind, fields = {}) {
      if (!quiet.has(kind)) return write(kind, { count: 1, fields });
      const before = quiet.get(kind);
      quiet.set(kind, { count: (before?.count ?? 0) + 1, fields: before?.fields ?? fields });
    },
  };
}
