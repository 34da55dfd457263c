import { setTimeout as pause } from 'node:timers/promises';
import type { CallSeen } from './refusals.ts';

export type Slow = {
  /** Without it the call is never answered. */
  ms?: number;
  /** Whether Teams does what it was asked at once, and only its answer is slow. */
  isDone?: boolean;
};

type Scope = { times: number; when: (call: CallSeen) => boolean };
type Rule = Slow & { timesLeft: number; when: Scope['when'] };

/** Lets a test make Teams answer late, or never. */
export class Slowness {
  #rules: Rule[] = [];

  /** Keeps the next call (or the next `times`) that `when` is true of waiting. */
  slowNext(slow: Slow, { times = 1, when = () => true }: Partial<Scope> = {}): void {
    this.#rules.push({ ...slow, timesLeft: times, when });
  }

  /** Keeps every such call waiting until the returned function is called. */
  slow(slow: Slow, when: Scope['when'] = () => true): () => void {
    const rule = { ...slow, timesLeft: Number.POSITIVE_INFINITY, when };
    this.#rules.push(rule);
    return () => {
      this.#rules = this.#rules.filter((other) => other !== rule);
    };
  }

  /** What is to be waited for before a call is done, and before it is answered. */
  waitsFor(call: CallSeen): { before?: () => Promise<void>; after?: () => Promise<void> } {
    const rule = this.#rules.find((each) => each.timesLeft > 0 && each.when(call));
    if (rule === undefined) return {};
    rule.timesLeft -= 1;
    const { ms } = rule;
    const wait = async () => {
      if (ms === undefined) await new Promise<never>(() => undefined);
      await pause(ms, undefined, { ref: false });
    };
    return rule.isDone ? { after: wait } : { before: wait };
  }
}
