export interface Refusal {
  /** Slack's error code, e.g. `account_inactive`; `ratelimited` answers with status 429. */
  error: string;
  /** Seconds for the `Retry-After` header of a `ratelimited`. */
  retryAfter?: number;
  /** HTTP status instead of 200 (or 429), to play an outage. */
  status?: number;
}

/** Calls that tests want refused, whatever they say, or answered late; `response_url` is a method here too. */
export interface Refusals {
  /** Refuses the next calls of this method; `*` stands for any. */
  failNext(method: string, refusal: string | Refusal, times?: number): void;
  /** Refuses this method until it is allowed again. */
  refuse(method: string, refusal: string | Refusal): void;
  allow(method: string): void;
  /** Does the next calls of this method at once, and says so only so many milliseconds later. */
  slowNext(method: string, byMs: number, times?: number): void;
  /** The refusal that this call meets, if any; uses it up. */
  take(method: string): Refusal | undefined;
  /** By how much the answer to this call is late; uses it up. */
  takeDelay(method: string): number;
}

export function createRefusals(): Refusals {
  const planned = new Map<string, { refusal: Refusal; left: number }>();
  const slow = new Map<string, { byMs: number; left: number }>();
  const plan = (method: string, refusal: string | Refusal, left: number) => {
    planned.set(method, { refusal: typeof refusal === 'string' ? { error: refusal } : refusal, left });
  };
  return {
    failNext: (method, refusal, times = 1) => plan(method, refusal, times),
    refuse: (method, refusal) => plan(method, refusal, Number.POSITIVE_INFINITY),
    allow: (method) => {
      planned.delete(method);
    },
    slowNext: (method, byMs, times = 1) => {
      slow.set(method, { byMs, left: times });
    },
    take: (method) => useUp(planned, method)?.refusal,
    takeDelay: (method) => useUp(slow, method)?.byMs ?? 0,
  };
}

function useUp<Plan extends { left: number }>(plans: Map<string, Plan>, method: string): Plan | undefined {
  const key = plans.has(method) ? method : '*';
  const found = plans.get(key);
  if (!found) return undefined;
  found.left -= 1;
  if (found.left <= 0) plans.delete(key);
  return found;
}
