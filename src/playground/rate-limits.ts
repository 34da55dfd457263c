/** At most so many in any such span of time. */
export interface RateWindow {
  most: number;
  seconds: number;
}

/** Everything that is counted together, and how much of it is taken. */
export interface RateLimit {
  key: string;
  windows: readonly RateWindow[];
}

export interface RateLimits {
  /**
   * Counts one call in all of these, unless it is too much in one of them.
   * @returns the seconds after which it would be taken, when it is too much
   */
  count(limits: readonly RateLimit[]): number | undefined;
}

/** Counts calls by sliding windows. @param now milliseconds that really pass */
export function createRateLimits(now: () => number): RateLimits {
  const taken = new Map<string, number[]>();

  const recent = ({ key, windows }: RateLimit): number[] => {
    const longestMs = Math.max(...windows.map(({ seconds }) => seconds)) * 1000;
    const moments = taken.get(key) ?? [];
    const first = moments.findIndex((moment) => now() - moment < longestMs);
    return first === -1 ? [] : moments.slice(first);
  };

  return {
    count(limits) {
      const logs = limits.map((limit) => ({ limit, moments: recent(limit) }));
      const freeAt = logs.flatMap(({ limit: { windows }, moments }) =>
        windows.map(({ most, seconds }) => (moments.at(-most) ?? Number.NEGATIVE_INFINITY) + seconds * 1000),
      );
      const waitMs = Math.max(...freeAt) - now();
      if (waitMs > 0) return Math.ceil(waitMs / 1000);
      for (const { limit, moments } of logs) taken.set(limit.key, [...moments, now()]);
      return undefined;
    },
  };
}
