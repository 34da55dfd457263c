import { AsyncLocalStorage } from 'node:async_hooks';
import {
  DeliveryDelayed,
  DeliveryRefused,
  type Messenger,
  type SentMessage,
} from '../../../src/core/chat/messenger.ts';
import type { RefusalReason } from '../../../src/core/chat/refusal.ts';
import type { Card } from '../../../src/core/chat/view.ts';
import type { Clock } from '../../../src/core/clock.ts';
import type { Person, Platform } from '../../../src/core/people/person.ts';

/** One call of a channel, as the outbox knows it. */
export interface Call {
  platform: Platform;
  /** Changing a message that stands there is another matter than sending it. */
  isUpdate: boolean;
  about: string;
  lane: string;
  startedAt: number;
  endedAt?: number;
  outcome?: 'taken' | 'later' | RefusalReason;
  retryAfterMs?: number | undefined;
}

export interface Witness {
  calls: readonly Call[];
  watch(messenger: Messenger): Messenger;
  /** To stand in for `AbortSignal.timeout`: nobody runs out of patience but whom {@link Witness.runOut} says. */
  timeout(): AbortSignal;
  /** Whoever waits for an answer about this, there, gives up. */
  runOut(platform: Platform, about: string): void;
}

/** Sees what the outbox asks of the channels and what it hears from them. @param aboutOf what a call is about */
export function createWitness(clock: Clock, aboutOf: (to: Person | string, card: Card) => string): Witness {
  const calls: Call[] = [];
  const timeouts = new Map<Call, AbortController[]>();
  const current = new AsyncLocalStorage<Call>();
  const now = () => clock.now().getTime();

  const watchCall = async <T>(call: Call, act: () => Promise<T>): Promise<T> => {
    calls.push(call);
    try {
      const result = await current.run(call, act);
      call.outcome = 'taken';
      return result;
    } catch (error) {
      call.outcome = error instanceof DeliveryRefused ? error.reason : 'later';
      if (error instanceof DeliveryDelayed) call.retryAfterMs = error.retryAfterMs;
      throw error;
    } finally {
      call.endedAt = now();
      timeouts.delete(call);
    }
  };

  return {
    calls,
    watch(channel) {
      const call = (to: Person | string, card: Card, sent?: SentMessage): Call => ({
        platform: channel.platform,
        isUpdate: sent !== undefined,
        about: aboutOf(to, card),
        lane: channel.limitsFor(to, sent)[0].key,
        startedAt: now(),
      });
      return {
        ...channel,
        send: (person, card) => watchCall(call(person, card), () => channel.send(person, card)),
        remove: (sent, person) => channel.remove(sent, person),
        update: (sent, person, card) =>
          watchCall(call(person, card, sent), () => channel.update(sent, person, card)),
        post: (channelId, card) => watchCall(call(channelId, card), () => channel.post(channelId, card)),
      };
    },
    timeout() {
      const timeout = new AbortController();
      const call = current.getStore();
      if (call) timeouts.set(call, [...(timeouts.get(call) ?? []), timeout]);
      return timeout.signal;
    },
    runOut(platform, about) {
      for (const [call, waiting] of timeouts) {
        if (call.platform !== platform || call.about !== about) continue;
        for (const timeout of waiting) timeout.abort(new DOMException('It took too long.', 'TimeoutError'));
      }
    },
  };
}
