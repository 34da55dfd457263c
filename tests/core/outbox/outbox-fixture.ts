import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import type { Messenger, SentMessage } from '../../../src/core/chat/messenger.ts';
import type { RateLimit, Window } from '../../../src/core/chat/rate-limit.ts';
import type { Card } from '../../../src/core/chat/view.ts';
import type { Core } from '../../../src/core/core.ts';
import { OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { refreshMessages } from '../../../src/core/outbox/enqueue.ts';
import { type Message, MessageModel } from '../../../src/core/outbox/message.ts';
import { type Person, PersonModel, type Platform } from '../../../src/core/people/person.ts';
import { createRates, type Rates } from '../../../src/core/rates/rates.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';
import { createVault } from '../../../src/core/vault.ts';

/** A core whose time moves only when it is told to; `logged` is everything it wrote to its log. */
export function createTestCore(): Core & { moveBy(ms: number): void; logged: string[] } {
  let now = new Date('2026-12-16T09:00:00Z').getTime();
  const logged: string[] = [];
  return {
    clock: { now: () => new Date(now) },
    vault: createVault(Buffer.alloc(32, 7)),
    log: pino({ level: 'trace' }, { write: (line) => logged.push(line) }),
    nudgeOutbox: () => {},
    nudgeIssues: () => {},
    moveBy(ms) {
      now += ms;
    },
    logged,
  };
}

/** Rates by the core's time, of a copy of the app. */
export function createTestRates({ clock }: Core): Rates {
  const now = () => clock.now().getTime();
  return createRates({ now, shared: now });
}

interface Delivery {
  account: string;
  card: Card;
}

/** Stands for a platform: it reaches whoever has an account there and keeps what it was given. */
export class FakeMessenger implements Messenger {
  readonly platform: Platform;
  readonly sends: Delivery[] = [];
  readonly posts: Delivery[] = [];
  readonly updates: (Delivery & { messageId: string })[] = [];
  readonly removals: { account: string; messageId: string }[] = [];
  /** Replaces what happens on the way: a refusal, a delay, something else going on meanwhile. */
  onTheWay: (account: string) => Promise<void> | void = () => pause(1);

  readonly lanes: readonly [RateLimit, RateLimit];

  constructor(platform: Platform, windows: readonly Window[] = []) {
    this.platform = platform;
    this.lanes = [
      { key: platform, windows },
      { key: `${platform} removals`, windows },
    ];
  }

  limitsFor(_to: Person | string): readonly [RateLimit, ...RateLimit[]] {
    return [this.lanes[0]];
  }

  limitsForRemoval(): readonly [RateLimit, ...RateLimit[]] {
    return [this.lanes[1]];
  }

  canReach(person: Person): boolean {
    return this.#accountOf(person) !== undefined;
  }

  async send(person: Person, card: Card): Promise<SentMessage> {
    const account = this.#accountOf(person) ?? 'nobody';
    await this.onTheWay(account);
    this.sends.push({ account, card });
    return { platform: this.platform, conversationId: `with ${account}`, messageId: `${this.sends.length}` };
  }

  async update({ messageId }: SentMessage, person: Person, card: Card): Promise<void> {
    const account = this.#accountOf(person) ?? 'nobody';
    await this.onTheWay(account);
    this.updates.push({ account, card, messageId });
  }

  async remove({ messageId }: SentMessage, person: Person): Promise<void> {
    const account = this.#accountOf(person) ?? 'nobody';
    await this.onTheWay(account);
    this.removals.push({ account, messageId });
  }

  /** What stands in somebody's chat, as it was drawn last. */
  standing(account: string): Card[] {
    return this.sends.flatMap((sent, index) => {
      const messageId = `${index + 1}`;
      if (sent.account !== account || this.removals.some((each) => each.messageId === messageId)) return [];
      const updates = this.updates.filter((each) => each.messageId === messageId);
      return [updates.at(-1)?.card ?? sent.card];
    });
  }

  async post(channelId: string, card: Card): Promise<SentMessage> {
    await this.onTheWay(channelId);
    this.posts.push({ account: channelId, card });
    return { platform: this.platform, conversationId: channelId, messageId: `post-${this.posts.length}` };
  }

  #accountOf(person: Person): string | undefined {
    return this.platform === 'slack' ? person.slack?.userId : person.teams?.aadObjectId;
  }
}

export async function addPerson(name: string, facts: Partial<Person> = {}): Promise<string> {
  const person = await PersonModel.create({
    name,
    email: `${name.toLowerCase()}@acme.example`,
    timeZone: 'Europe/London',
    locale: 'en',
    role: 'member',
    isActive: true,
    ...facts,
  });
  return person._id;
}

/** An open 1-to-1 of these two, issued a moment ago. */
export async function addOneToOne(revieweeId: string, reviewerId: string, occurrence = 0): Promise<string> {
  const oneToOne = await OneToOneModel.create({
    _id: `weekly:${occurrence}:${revieweeId}`,
    threadId: `weekly:${revieweeId}`,
    cycleId: 'weekly',
    occurrence,
    title: 'Weekly 1-to-1',
    revieweeId,
    reviewerId,
    status: 'open',
    isRecurring: true,
    issueOn: isoDate('2026-12-16'),
    revieweeBy: isoDate('2026-12-18'),
    reviewerBy: isoDate('2026-12-21'),
    finaliseBy: isoDate('2026-12-23'),
    questions: [],
    carryForward: { answers: true, agendaPoints: true, actionPoints: true },
    reminders: [-2, 0, 1, 7],
    parts: { reviewee: {}, reviewer: {} },
    issuedAt: new Date('2026-12-16T09:00:00Z'),
  });
  return oneToOne._id;
}

/** Something changed that messages about the 1-to-1 show. */
export async function retitle(core: Core, oneToOneId: string, title: string): Promise<void> {
  await OneToOneModel.updateOne({ _id: oneToOneId }, { title });
  await refreshMessages(core, oneToOneId);
}

export async function onlyMessage(): Promise<Message & { personId: string }> {
  const [message, ...others] = await MessageModel.find().lean<Message[]>();
  if (message?.personId === undefined || others.length > 0) {
    throw new Error('There is not exactly one message to a person.');
  }
  return { ...message, personId: message.personId };
}
