import { deliverOutbox } from '../../../src/core/notices/deliver-outbox.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { type Message, MessageModel } from '../../../src/core/outbox/message.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { sendReminders } from '../../../src/core/reminders/send-reminders.ts';
import { addDays } from '../../../src/core/time/calendar.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';
import { beginWith } from '../../support/begin-with.ts';
import { act, type Company, fieldOf, issueOpen, makeCompany } from '../../support/small-company.ts';
import type { TestCore } from '../../support/test-core.ts';
import { FakeMessenger } from '../outbox/outbox-fixture.ts';

/** Mei and Tomasz with a 1-to-1 that was issued on Tue 1 Dec 2026: due on Thu 10, Fri 11 and, to finalise, Tue 15. */
export class RemindedCompany {
  readonly core: TestCore;
  readonly company: Company;
  readonly oneToOne: OneToOne;
  readonly slack = new FakeMessenger('slack');
  readonly #messengers = [this.slack];

  private constructor(core: TestCore, company: Company, oneToOne: OneToOne) {
    this.core = core;
    this.company = company;
    this.oneToOne = oneToOne;
  }

  /** Nothing else is in the database. */
  static async make(core: TestCore): Promise<RemindedCompany> {
    core.turnTo('2026-12-01T09:00:00Z');
    const { company, oneToOne } = await beginWith('who is reminded', () => makeReminded(core));
    const reminded = new RemindedCompany(core, company, oneToOne);
    await reminded.deliver();
    return reminded;
  }

  get id() {
    return { oneToOneId: this.oneToOne._id };
  }

  async deliver(): Promise<void> {
    await deliverOutbox(this.core, { messengers: this.#messengers });
  }

  /** From now on there is Teams as well. */
  alsoInTeams(): FakeMessenger {
    const teams = new FakeMessenger('teams');
    this.#messengers.push(teams);
    return teams;
  }

  /** Lets the sweeps run at that moment. */
  async sweepAt(moment: string): Promise<void> {
    this.core.turnTo(moment);
    await sendReminders(this.core);
    await this.deliver();
  }

  /** Lets the sweeps run just before nine and at nine, on each day from one to another. */
  async mornings(from: string, until: string): Promise<void> {
    for (let day = isoDate(from); day <= until; day = addDays(day, 1)) {
      for (const time of ['08:59', '09:00']) await this.sweepAt(`${day}T${time}:00Z`);
    }
  }

  /** Who was reminded when: their first name and the day of December. */
  async reminded(): Promise<string[]> {
    const those = { 'notice.kind': 'reminder', state: { $in: ['sent', 'replaced'] } } as const;
    const found = await MessageModel.find(those).sort({ 'notice.on': 1 }).lean<Message[]>();
    const names = new Map((await PersonModel.find().lean<Person[]>()).map(({ _id, name }) => [_id, name]));
    return found
      .map(({ personId = '', notice }) => {
        const [name] = (names.get(personId) ?? 'Nobody').split(' ');
        return `${'on' in notice ? Number(notice.on.slice(8)) : 0} ${name}`;
      })
      .sort(
        (left, right) => Number.parseInt(left, 10) - Number.parseInt(right, 10) || (left < right ? -1 : 1),
      );
  }

  /** The same, of one person. */
  async daysOf(name: string): Promise<number[]> {
    return (await this.reminded())
      .filter((each) => each.endsWith(` ${name}`))
      .map((each) => Number.parseInt(each, 10));
  }

  async share(actor: Person): Promise<void> {
    const part = actor._id === this.company.reviewee._id ? { mood: '4', plate: '3' } : { plate: '2' };
    const values = Object.fromEntries(
      Object.entries(part).map(([key, value]) => [fieldOf(this.oneToOne, key), value]),
    );
    await act(this.core, actor, { type: 'share-answers', ...this.id }, values);
  }

  async stored(): Promise<OneToOne> {
    return OneToOneModel.findById(this.oneToOne._id).orFail().lean<OneToOne>();
  }
}

async function makeReminded(core: TestCore): Promise<{ company: Company; oneToOne: OneToOne }> {
  const dates = {
    firstIssueOn: '2026-12-01',
    revieweeBy: '2026-12-10',
    reviewerBy: '2026-12-11',
    finaliseBy: '2026-12-15',
  };
  const company = await makeCompany(core, { dates, every: { weeks: 8 } });
  const oneToOne = await issueOpen(core);
  for (const person of await PersonModel.find().lean<Person[]>()) await giveAccount(person);
  return { company, oneToOne };
}

export async function giveAccount({ _id, name }: Person): Promise<void> {
  const [userId = ''] = name.split(' ');
  await PersonModel.updateOne({ _id }, { $set: { slack: { userId } } });
}
