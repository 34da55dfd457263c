/** One request on the wire, either way, with its answer. */
interface Traffic {
  /** `api` and `respond` come from the app, `app` goes to it. */
  to: 'api' | 'respond' | 'app';
  /** The Web API method, or the type of what was sent to the app, e.g. `view_submission`. */
  method: string;
  body: Record<string, unknown>;
  token?: string | undefined;
  /** The person it is meant for or comes from. */
  user?: string | undefined;
  /** HTTP status; absent when no answer came in time. */
  status?: number | undefined;
  answer: unknown;
}

const kept = 1000;

export interface TrafficLog {
  /** The newest thousand, oldest first. */
  readonly all: Traffic[];
  add(traffic: Traffic): void;
  find(method: string, user?: string): Traffic[];
  clear(): void;
}

export function createTrafficLog(): TrafficLog {
  const all: Traffic[] = [];
  return {
    all,
    add(traffic) {
      all.push(traffic);
      if (all.length > kept) all.shift();
    },
    find: (method, user) =>
      all.filter((traffic) => traffic.method === method && (user === undefined || traffic.user === user)),
    clear() {
      all.length = 0;
    },
  };
}
