import type { LookupRefusal } from '../people/lookup.ts';
import type { Person, Platform, SlackAccount } from '../people/person.ts';
import type { Lane, RateLimit } from './rate-limit.ts';
import type { RefusalReason } from './refusal.ts';
import type { Card, Hub } from './view.ts';

/** Where a message stands in a platform, so that it can be updated later. */
export interface SentMessage {
  platform: Platform;
  conversationId: string;
  messageId: string;
}

/** The platform said no for good: sending again will not help. */
export class DeliveryRefused extends Error {
  override readonly name = 'DeliveryRefused';
  readonly reason: RefusalReason;
  /** Of a message that cannot be changed: its reader still has it, as it was. */
  readonly isLeftThere: boolean;

  constructor(reason: RefusalReason, options: { cause?: unknown; isLeftThere?: boolean } = {}) {
    super(`refused: ${reason}`, options.cause === undefined ? undefined : { cause: options.cause });
    this.reason = reason;
    this.isLeftThere = options.isLeftThere ?? false;
  }
}

/** The platform said not now; `retryAfterMs` is what it asked for, when it did. Any other error is retried too. */
export class DeliveryDelayed extends Error {
  override readonly name = 'DeliveryDelayed';
  readonly retryAfterMs: number | undefined;

  constructor(retryAfterMs: number | undefined, options: { cause?: unknown } = {}) {
    super('delayed', options.cause === undefined ? undefined : { cause: options.cause });
    this.retryAfterMs = retryAfterMs;
  }
}

/** What a platform says of an e-mail: whose account that is, or why it is nobody's whom Tandem may write to. */
export type FoundAccount = { account: SlackAccount } | { refusal: LookupRefusal };

/** Where a platform is asked for the account of somebody who is known by e-mail alone. */
export interface AccountDirectory {
  /** What waits for an answer waits in a queue of its own. */
  lane: RateLimit;
  /** @throws {DeliveryRefused} where the platform says nothing of anybody, {@link DeliveryDelayed} or any other error for now. */
  find(email: string): Promise<FoundAccount>;
}

/** A page of each person's own in a platform that draws nothing by itself. */
export interface HomeTabs {
  /** What counts drawing one, apart from messages. */
  limit: RateLimit;
  /** @throws as {@link Messenger.send} does */
  draw(person: Person, hub: Hub): Promise<void>;
}

/** How the core writes to people: one implementation per platform. */
export interface Messenger {
  readonly platform: Platform;
  /** What the platform takes in all, by kind of call: messages wait in one queue for each. */
  readonly lanes: readonly Lane[];
  /** Absent where a platform has none that a bot may ask. */
  readonly directory?: AccountDirectory;
  /**
   * What counts a message to a person, or in a channel by its id: one of the lanes first, then what is theirs alone.
   * With `sent`, for changing the message that stands there.
   */
  limitsFor(to: Person | string, sent?: SentMessage): readonly [lane: RateLimit, ...RateLimit[]];
  /** The same for taking away a message that stands in this person's chat. */
  limitsForRemoval(person: Person): readonly [lane: RateLimit, ...RateLimit[]];
  /** Whether this person has an account here that can be written to. */
  canReach(person: Person): boolean;
  /** @throws {DeliveryRefused} for good, {@link DeliveryDelayed} or any other error for now. */
  send(person: Person, card: Card): Promise<SentMessage>;
  update(message: SentMessage, person: Person, card: Card): Promise<void>;
  /**
   * Takes a message away; its reader gets no notification of that.
   * @throws as {@link Messenger.send} does
   */
  remove(message: SentMessage, person: Person): Promise<void>;
  /**
   * Posts in a channel of many, by its id in the platform.
   * @throws as {@link Messenger.send} does
   */
  post(channelId: string, card: Card): Promise<SentMessage>;
  /** Absent where there are none, as in Teams, whose hub is a message. */
  readonly homeTabs?: HomeTabs;
}
