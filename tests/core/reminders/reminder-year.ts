import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { MessageModel } from '../../../src/core/outbox/message.ts';
import { nextEventAt } from '../../../src/jobs/next-event.ts';
import { sweeps } from '../../../src/jobs/sweeps.ts';
import { addPerson } from '../../support/small-company.ts';
import { planActsOfPair } from './acts-of-pairs.ts';
import { planActsOfWeek } from './acts-of-people.ts';
import { type Pair, plusDays, type Somebody } from './expected-reminders.ts';
import type { Stage } from './stage.ts';
import type { YearOfChats } from './year-of-chats.ts';

/** Lets the sweeps of two copies run from one event to the next, while people do what they do, at random. */
export class ReminderYear {
  readonly #stage: Stage;
  readonly #chats: YearOfChats;
  #hrId = '';
  #deliveries = 0;

  constructor(stage: Stage, chats: YearOfChats) {
    this.#stage = stage;
    this.#chats = chats;
  }

  async run(people: readonly Somebody[], end: Date): Promise<void> {
    const { core, expected } = this.#stage;
    this.#hrId = (await addPerson('Hanna', { role: 'hr', timeZone: 'UTC' }))._id;
    for (const person of people) expected.people.set(person.id, person);
    const lastDay = end.toISOString().slice(0, 10);
    for (let day = core.clock.now().toISOString().slice(0, 10); day < lastDay; day = plusDays(day, 7))
      planActsOfWeek(this.#stage, day);
    await this.#sweep();
    for (;;) {
      const event = await nextEventAt();
      const next = event && event < end ? event : end;
      const happening = this.#stage.takeNext(next);
      if (happening) {
        core.turnTo(happening.at.toISOString());
        expected.passTo(happening.at);
        await happening.happen();
        expected.noteChange();
        await this.#deliver();
      } else if (next < end) {
        core.turnTo(next.toISOString());
        await this.#sweep();
      } else {
        break;
      }
    }
    expected.passTo(end);
  }

  async #sweep(): Promise<void> {
    const { issued } = await sweeps['issue-due'](this.#stage.core);
    if (issued) await this.#readIssued();
    await this.#deliver();
  }

  async #deliver(): Promise<void> {
    // What else is in the outbox has tests of its own.
    await MessageModel.deleteMany({ state: 'pending', 'notice.kind': { $ne: 'reminder' } });
    this.#deliveries += 1;
    const { core } = this.#stage;
    const ports = { messengers: this.#chats.messengers };
    if (this.#deliveries % 40 === 0) await this.#chats.preferOther(this.#deliveries / 40);
    const copies = Array(this.#deliveries % 5 === 0 ? 2 : 1).fill(core);
    await Promise.all(copies.map(() => sweeps['send-reminders'](core)));
    await Promise.all(copies.map(() => sweeps['deliver-outbox'](core, ports)));
    this.#chats.look(this.#stage.expected);
  }

  async #readIssued(): Promise<void> {
    const { pairs } = this.#stage.expected;
    for (const one of await OneToOneModel.find({ issuedAt: this.#stage.now() }).lean<OneToOne[]>()) {
      if (pairs.has(one._id)) continue;
      const pair: Pair = {
        id: one._id,
        reviewee: one.revieweeId,
        reviewer: one.reviewerId,
        deadlines: { reviewee: one.revieweeBy, reviewer: one.reviewerBy, finalise: one.finaliseBy },
        plan: one.reminders,
        toldAt: one.issuedAt,
        isOpen: true,
        shared: new Set(),
        muted: new Set(),
        snoozed: new Map(),
      };
      pairs.set(pair.id, pair);
      planActsOfPair(this.#stage, pair, this.#hrId);
    }
  }
}
