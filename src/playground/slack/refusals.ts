export interface Refusal {
  /** Slack's error code, e.g. `account_inactive`; `ratelimited` answers with status 429. */
  error: string;
  /** Seconds for the `Retry-After` header of a `ratelimited`. */
  retryAfter?: number;
  /** HTTP status instead of 200 (or 429), to play an outage. */
  status?: number;
}

/** Calls that tests want refused, whatever they say. */
export interface Refusals {
  /** Refuses the next calls of this method; `*` stands for any. */
  failNext(method: string, refusal: string | Refusal, times?: number): void;
  /** Refuses this method until it is allowed again. */
  refuse(method: string, refusal: string | Refusal): void;
  allow(method: string): void;
  /** The refusal that this call meets, if any; uses it up. */
  take(method: string): Refusal | undefined;
}

export function createRefusals(): Refusals {
  const planned = new Map<string, { refusal: Refusal; left: number }>();
  const plan = (method: string, refusal: string | Refusal, left: number) => {
    planned.set(method, { refusal: typeof refusal === 'string' ? { error: refusal } : refusal, left });
  };
  return {
    failNext: (method, refusal, times = 1) => plan(method, refusal, times),
    refuse: (method, refusal) => plan(method, refusal, Number.POSITIVE_INFINITY),
    allow: (method) => {
      planned.delete(method);
    },
    take(method) {
      const key = planned.has(method) ? method : '*';
      const found = planned.get(key);
      if (!found) return undefined;
      found.left -= 1;
      if (found.left <= 0) planned.delete(key);
      return found.refusal;
    },
  };
}
