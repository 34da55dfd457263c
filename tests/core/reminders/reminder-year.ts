import { ActionPointModel } from '../../../src/core/action-points/action-point.ts';
import { handle } from '../../../src/core/handle.ts';
import { importPeople } from '../../../src/core/imports/import-people.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { MessageModel } from '../../../src/core/outbox/message.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import type { UserAction } from '../../../src/core/views/user-action.ts';
import type { FormValues } from '../../../src/core/views/view.ts';
import { nextEventAt } from '../../../src/jobs/next-event.ts';
import { sweeps } from '../../../src/jobs/sweeps.ts';
import { addPerson } from '../../support/small-company.ts';
import type { TestCore } from '../../support/test-core.ts';
import { FakeChannel } from '../outbox/outbox-fixture.ts';
import {
  dayOnTheWall,
  ExpectedReminders,
  morning,
  type Pair,
  plusDays,
  type Somebody,
} from './expected-reminders.ts';

const dayMs = 86_400_000;

interface Happening {
  at: Date;
  happen(): Promise<void>;
}

/** The same numbers each time. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Own quiet hours, and when they let a reminder through. */
const quietHours = [
  { quietFrom: '20:00', quietUntil: '10:30', window: { from: '10:30', until: '12:00' } },
  { quietFrom: '23:00', quietUntil: '13:00', window: { from: '13:00', until: '14:00' } },
  { quietFrom: '19:00', quietUntil: '07:00', window: morning },
];

/** Lets the sweeps of two copies run from one event to the next, while people do what they do, at random. */
export class ReminderYear {
  readonly expected: ExpectedReminders;
  readonly #core: TestCore;
  readonly #slack = new FakeChannel('slack');
  readonly #random = numbersFrom(2027);
  readonly #ahead: Happening[] = [];
  readonly #actors = new Map<string, Person>();
  #hr: Person | undefined;
  /** How often people did what. */
  readonly done = new Map<UserAction['type'], number>();
  #deliveries = 0;

  constructor(core: TestCore) {
    this.#core = core;
    this.expected = new ExpectedReminders(core.clock.now());
    this.#slack.onTheWay = () => {};
  }

  async run(people: readonly Somebody[], end: Date): Promise<void> {
    this.#hr = await addPerson('Hanna', { role: 'hr', isActive: true, timeZone: 'UTC' });
    for (const person of await PersonModel.find().lean<Person[]>()) this.#actors.set(person._id, person);
    for (const person of people) this.expected.people.set(person.id, person);
    for (let day = this.#now(); day < end; day = new Date(day.getTime() + 7 * dayMs)) this.#planDays(day);
    await this.#sweep();
    for (;;) {
      const next = await nextEventAt();
      const [happening] = this.#ahead;
      if (happening && (!next || happening.at <= next)) {
        if (happening.at > end) break;
        this.#ahead.shift();
        await this.#letHappen(happening);
      } else {
        if (!next || next > end) break;
        this.#core.turnTo(next.toISOString());
        await this.#sweep();
      }
    }
    this.expected.passTo(end);
  }

  #now(): Date {
    return this.#core.clock.now();
  }

  async #letHappen({ at, happen }: Happening): Promise<void> {
    this.#core.turnTo(at.toISOString());
    this.expected.passTo(at);
    await happen();
    this.expected.noteChange();
    await this.#leaveOnlyReminders();
    await this.#deliver();
  }

  async #sweep(): Promise<void> {
    const { issued } = await sweeps['issue-due'](this.#core);
    if (issued) {
      await this.#readIssued();
      await this.#leaveOnlyReminders();
    }
    await this.#deliver();
  }

  /** What else is in the outbox has tests of its own. */
  async #leaveOnlyReminders(): Promise<void> {
    await MessageModel.deleteMany({ state: 'pending', 'notice.kind': { $ne: 'reminder' } });
  }

  async #deliver(): Promise<void> {
    const ports = { channels: [this.#slack] };
    this.#deliveries += 1;
    const copies = Array(this.#deliveries % 5 === 0 ? 2 : 1).fill(ports);
    await Promise.all(copies.map(() => sweeps['send-reminders'](this.#core)));
    await Promise.all(copies.map(() => sweeps['deliver-outbox'](this.#core, ports)));
  }

  async #readIssued(): Promise<void> {
    for (const one of await OneToOneModel.find({ issuedAt: this.#now() }).lean<OneToOne[]>()) {
      if (this.expected.pairs.has(one._id)) continue;
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
      this.expected.pairs.set(pair.id, pair);
      this.#planPair(pair);
    }
  }

  #chance(of: number): boolean {
    return this.#random() < of;
  }

  #pick<T>(all: readonly T[]): T {
    return all[Math.floor(this.#random() * all.length)] as T;
  }

  /** At any time of a day some days before or after that one; never at the very second at which a morning begins. */
  #plan(day: string | Date, [fewest, most]: [number, number], happen: () => Promise<void>): void {
    const start = typeof day === 'string' ? Date.parse(`${day}T00:00:00Z`) : day.getTime();
    const days = fewest + this.#random() * (most - fewest);
    const at = new Date(Math.floor((start + days * dayMs) / 60_000) * 60_000 + 13_000);
    if (at <= this.#now()) return;
    this.#ahead.push({ at, happen });
    this.#ahead.sort((left, right) => left.at.getTime() - right.at.getTime());
  }

  #planPair(pair: Pair): void {
    const { deadlines, reviewee, reviewer } = pair;
    if (this.#chance(0.8)) this.#plan(deadlines.reviewee, [-7, 6], () => this.#share(pair, 'reviewee'));
    if (this.#chance(0.6)) this.#plan(deadlines.reviewer, [-5, 6], () => this.#share(pair, 'reviewer'));
    if (this.#chance(0.9)) this.#plan(deadlines.finalise, [-3, 9], () => this.#finalise(pair));
    for (const who of [reviewee, reviewer]) {
      if (this.#chance(0.12)) this.#plan(deadlines.reviewee, [-9, 4], () => this.#mute(pair, who, true));
      if (this.#chance(0.12)) this.#plan(deadlines.finalise, [-4, 6], () => this.#mute(pair, who, false));
      if (this.#chance(0.2)) this.#plan(deadlines.reviewee, [-6, 6], () => this.#snooze(pair, who));
    }
    if (this.#chance(0.2)) this.#plan(deadlines.reviewee, [-6, 4], () => this.#addPoint(pair));
    if (this.#chance(0.2)) this.#plan(deadlines.finalise, [0, 12], () => this.#reopen(pair));
  }

  #planDays(day: Date): void {
    const everybody = [...this.expected.people.values()];
    const plan = (happen: (person: Somebody) => Promise<void>) => {
      const person = this.#pick(everybody);
      this.#plan(day, [0, 7], () => happen(person));
    };
    plan((person) => this.#goAway(person));
    if (this.#chance(0.5)) plan((person) => this.#prefer(person));
    if (day.toISOString().startsWith('2027-08')) plan((person) => this.#leave(person));
  }

  async #act(personId: string, action: UserAction, values: FormValues = {}): Promise<void> {
    const actor = this.#actors.get(personId);
    if (!actor) throw new Error(`nobody is ${personId}`);
    const reply = await handle(this.#core, {
      actor,
      action,
      values,
      surface: 'dialog',
      from: 'slack',
      savesWhileTyping: true,
    });
    this.done.set(action.type, (this.done.get(action.type) ?? 0) + 1);
    if (reply.kind === 'errors') throw new Error(`${action.type}: ${JSON.stringify(reply.form)}`);
  }

  #isActive(...ids: string[]): boolean {
    return ids.every((id) => this.expected.people.get(id)?.isActive);
  }

  async #share(pair: Pair, part: 'reviewee' | 'reviewer'): Promise<void> {
    if (!pair.isOpen || !this.#isActive(pair[part])) return;
    await this.#act(pair[part], { type: 'share-answers', oneToOneId: pair.id });
    pair.shared.add(part);
  }

  async #finalise(pair: Pair): Promise<void> {
    if (!pair.isOpen) return;
    await this.#act(this.#hr?._id ?? '', { type: 'finalise', oneToOneId: pair.id });
    pair.isOpen = false;
  }

  async #reopen(pair: Pair): Promise<void> {
    if (pair.isOpen) return;
    await this.#act(this.#hr?._id ?? '', { type: 'reopen', oneToOneId: pair.id }, { reason: 'More to say' });
    pair.isOpen = true;
    pair.toldAt = this.#now();
  }

  async #mute(pair: Pair, who: string, isMuted: boolean): Promise<void> {
    if (!pair.isOpen || !this.#isActive(who)) return;
    await this.#act(who, { type: 'mute-reminders', oneToOneId: pair.id, isMuted });
    pair.snoozed.delete(who);
    if (isMuted) pair.muted.add(who);
    else pair.muted.delete(who);
  }

  async #snooze(pair: Pair, who: string): Promise<void> {
    const person = this.expected.people.get(who);
    if (!pair.isOpen || !person?.isActive) return;
    const days = this.#pick([1, 3, 7]);
    await this.#act(who, { type: 'snooze-reminders', oneToOneId: pair.id, days });
    let until = plusDays(dayOnTheWall(this.#now(), person.zone), days);
    while (this.expected.isDayOff(person, until)) until = plusDays(until, 1);
    pair.muted.delete(who);
    pair.snoozed.set(who, until);
  }

  async #addPoint(pair: Pair): Promise<void> {
    if (!pair.isOpen || !this.#isActive(pair.reviewee, pair.reviewer)) return;
    const owner = this.#pick([pair.reviewee, pair.reviewer]);
    const dueOn = plusDays(this.#now().toISOString().slice(0, 10), Math.floor(this.#random() * 8) - 2);
    await this.#act(
      pair.reviewer,
      { type: 'add-action-point', oneToOneId: pair.id },
      { text: 'It', owner, dueOn },
    );
    const added = await ActionPointModel.findOne({ addedAt: this.#now() }).orFail().lean<{ _id: string }>();
    const point = { id: added._id, owner, dueOn, addedAt: this.#now(), isDone: false };
    this.expected.points.set(point.id, point);
    if (!this.#chance(0.6)) return;
    this.#plan(dueOn, [0, 9], async () => {
      if (!this.#isActive(owner)) return;
      await this.#act(owner, { type: 'tick-action-point', oneToOneId: pair.id, actionPointId: point.id });
      point.isDone = true;
    });
  }

  async #goAway(person: Somebody): Promise<void> {
    if (!person.isActive) return;
    const from = plusDays(dayOnTheWall(this.#now(), person.zone), Math.floor(this.#random() * 4));
    const until = plusDays(from, Math.floor(this.#random() * 15));
    if (person.absences.some((absence) => absence.from <= until && from <= absence.until)) return;
    const standIn = this.#pick([...this.expected.people.values()]);
    const hasStandIn = standIn.isActive && standIn !== person && this.#chance(0.6);
    await this.#act(
      person.id,
      { type: 'add-absence' },
      { from, until, ...(hasStandIn && { standIn: standIn.name }) },
    );
    person.absences.push({ from, until, ...(hasStandIn && { standIn: standIn.id }) });
    person.absences.sort((left, right) => (left.from < right.from ? -1 : 1));
    if (this.#chance(0.3)) this.#plan(from, [-2, 6], () => this.#comeBack(person));
  }

  async #comeBack(person: Somebody): Promise<void> {
    const today = dayOnTheWall(this.#now(), person.zone);
    const absence = person.absences.find(({ until }) => until >= today);
    if (!absence || !person.isActive) return;
    await this.#act(person.id, { type: 'end-absence', from: absence.from as never });
    if (absence.from < today) absence.until = plusDays(today, -1);
    else person.absences.splice(person.absences.indexOf(absence), 1);
  }

  async #prefer(person: Somebody): Promise<void> {
    if (!person.isActive) return;
    const quiet = this.#chance(0.6) ? this.#pick(quietHours) : undefined;
    const lead = this.#chance(0.6) ? this.#pick([1, 4, 9]) : undefined;
    const { window = morning, ...hours } = quiet ?? {};
    await this.#act(
      person.id,
      { type: 'save-preferences' },
      { ...hours, ...(lead !== undefined && { leadDays: String(lead) }) },
    );
    person.window = window;
    delete person.lead;
    if (lead !== undefined) person.lead = lead;
  }

  async #leave(person: Somebody): Promise<void> {
    const actor = this.#actors.get(person.id);
    const columns = `${actor?.email},${person.name},${person.zone},,,,,,,false,,`;
    const header =
      'email,name,time_zone,locale,role,primary_team,other_teams,override_manager,start_date,active,slack_user_id,teams_aad_object_id';
    await importPeople(this.#core, Buffer.from(`${header}\n${columns}`));
    person.isActive = false;
  }
}
