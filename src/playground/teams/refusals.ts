import { ConnectorError } from './connector-error.ts';

/** With what Teams refuses what it may take a little later. */
export const passingRefusals = {
  'too many requests': { status: 429, code: 'Throttled' },
  'too many requests, for a second': { status: 429, code: 'Throttled', retryAfterSeconds: 1 },
  'too many requests, for a minute': { status: 429, code: 'Throttled', retryAfterSeconds: 60 },
  'a failed precondition': { status: 412, code: 'PreconditionFailed' },
  'a bad gateway': { status: 502, code: 'BadGateway' },
  'no service': { status: 503, code: 'ServiceUnavailable' },
  'a gateway that waited in vain': { status: 504, code: 'GatewayTimeout' },
} as const satisfies Record<string, Refusal>;

export type Refusal = { status: number; code: string; message?: string; retryAfterSeconds?: number };

/** What a call looks like before anything was done about it. */
export type CallSeen = { method: string; path: string; body: unknown; toUserId?: string | undefined };

type Rule = { error: ConnectorError; timesLeft: number; when: (call: CallSeen) => boolean };

/** Lets a test make Teams refuse. */
export class Refusals {
  #rules: Rule[] = [];

  /** Refuses the next call (or the next `times`) that `when` is true of. */
  failNext(refusal: Refusal, { times = 1, when = () => true }: Partial<RefusalScope> = {}): void {
    this.#rules.push({ error: toError(refusal), timesLeft: times, when });
  }

  /** Refuses every such call until the returned function is called. */
  refuse(refusal: Refusal, when: (call: CallSeen) => boolean = () => true): () => void {
    const rule = { error: toError(refusal), timesLeft: Number.POSITIVE_INFINITY, when };
    this.#rules.push(rule);
    return () => {
      this.#rules = this.#rules.filter((other) => other !== rule);
    };
  }

  /** @throws ConnectorError when this call is to be refused */
  check(call: CallSeen): void {
    const rule = this.#rules.find((each) => each.timesLeft > 0 && each.when(call));
    if (rule === undefined) return;
    rule.timesLeft -= 1;
    throw rule.error;
  }
}

type RefusalScope = { times: number; when: (call: CallSeen) => boolean };

function toError({ status, code, message, retryAfterSeconds }: Refusal): ConnectorError {
  const options = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  return new ConnectorError(status, code, message ?? code, options);
}
