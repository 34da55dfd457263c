import { pino } from 'pino';
import { AuditEntryModel } from '../../../src/core/audit/audit-entry.ts';
import type { OneToOneTab } from '../../../src/core/chat/one-to-one-actions.ts';
import type { Request } from '../../../src/core/chat/reply.ts';
import type { UserAction } from '../../../src/core/chat/user-action.ts';
import type { FormValues } from '../../../src/core/forms/form-values.ts';
import { NoteModel } from '../../../src/core/notes/note.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { type Message, MessageModel } from '../../../src/core/outbox/message.ts';
import type { Person } from '../../../src/core/people/person.ts';
import { composeNotice } from '../../support/notices.ts';
import { makeTestCore, type TestCore } from '../../support/test-core.ts';
import { checkOnce } from './check-once.ts';
import { CompanyModel, type PartName, type Point, relationTo } from './company-model.ts';
import { type Answered, type Arrival, Copies, type Outcome } from './copies.ts';
import { foundLittleCompany } from './little-company.ts';
import { Windows } from './windows.ts';
import { wordsIn } from './words-in.ts';

/** Most of what happens is between two people, in two cycles, so that something comes together. */
export function isFavourite({ revieweeId, status }: OneToOne): boolean {
  return revieweeId === 'rita' && status !== 'skipped';
}

const tabs: OneToOneTab[] = ['agenda', 'answers', 'actions', 'notes'];

/** A company in which people do things, what each of them typed, and what must hold whatever they do. */
export class Play {
  readonly model = new CompanyModel();
  readonly core: TestCore;
  readonly people: Person[] = [];
  readonly copies: Copies;
  readonly windows = new Windows();
  oneToOnes: OneToOne[] = [];
  /** How what is done next arrives. */
  arrival: Arrival = 'once';
  #requests = 0;
  readonly #finalised = new Map<string, string>();
  readonly #logged: string[] = [];
  readonly #story: string[] = [];

  constructor() {
    const write = (line: string) => void this.#logged.push(line);
    this.core = { ...makeTestCore('2026-12-01T10:00:00Z'), log: pino({ level: 'trace' }, { write }) };
    this.copies = new Copies(this.core);
  }

  async open(): Promise<void> {
    this.people.push(...(await foundLittleCompany(this.core)));
    await this.lookAround();
  }

  today(): string {
    return this.core.clock.now().toISOString().slice(0, 10);
  }

  tell(what: string): void {
    this.#story.push(`${this.core.clock.now().toISOString()} ${what}`);
  }

  fail(why: string): never {
    throw new Error(`${why}\nafter:\n${this.#story.slice(-25).join('\n')}`);
  }

  /** What a person does, under a key of its own. */
  requestOf(
    actor: Person,
    action: UserAction,
    values: FormValues = {},
    more: Partial<Request> = {},
  ): Request {
    this.#requests += 1;
    const key = `request ${this.#requests}`;
    return { actor, action, values, surface: 'dialog', from: 'slack', savesWhileTyping: true, key, ...more };
  }

  /** A person does something; whoever is answered twice is answered alike. */
  async attempt(actor: Person, action: UserAction, values?: FormValues): Promise<Answered> {
    return this.take(this.requestOf(actor, action, values));
  }

  async take(request: Request): Promise<Answered> {
    const { actor, action, values } = request;
    this.tell(`${actor._id} ${JSON.stringify(action)} ${JSON.stringify(values)} ${this.arrival}`);
    const [answered, again] = await this.copies.take(request, this.arrival);
    this.mustBeReadable(actor, [answered.shown, again?.shown]);
    if (again && kindOf(again) !== kindOf(answered))
      this.fail(`delivered twice, it was answered with ${kindOf(answered)} and with ${kindOf(again)}`);
    return answered;
  }

  /** The same, when the rules say how it ends; `refused` with any sentence. */
  async act(
    actor: Person,
    action: UserAction,
    expected: Outcome | 'refused',
    values: FormValues = {},
  ): Promise<void> {
    this.mustEndWith(expected, await this.attempt(actor, action, values));
  }

  /** Two things at one moment, at a copy each. */
  async takeBoth(requests: readonly [Request, Request]): Promise<[Answered, Answered]> {
    const all = requests.map(({ actor, action, values }) => JSON.stringify([actor._id, action, values]));
    this.tell(`at one moment: ${all.join(' and ')}`);
    const answers = await this.copies.takeBoth(requests);
    for (const [index, { shown }] of answers.entries())
      this.mustBeReadable(requests[index]?.actor ?? requests[0].actor, shown);
    return answers;
  }

  mustEndWith(expected: Outcome | 'refused', { outcome }: Answered): void {
    const isAsExpected =
      expected === 'refused' ? !['done', 'errors'].includes(outcome) : outcome === expected;
    if (!isAsExpected) this.fail(`it ended with ${outcome}, and should have with ${expected}`);
  }

  /** Nobody is ever shown words that they may not read. */
  mustBeReadable(reader: Person, shown: unknown): void {
    for (const words of wordsIn(shown)) {
      if (!this.model.mayRead(reader._id, words, this.today())) this.fail(`${reader._id} was shown ${words}`);
    }
  }

  /**
   * Reads all 1-to-1s again: a closed one is as it was, but for who else has read it since and whether a sweep has looked
   * at it, and there is one per cycle, occurrence and reviewee.
   */
  async lookAround(): Promise<void> {
    this.oneToOnes = await OneToOneModel.find().sort({ _id: 1 }).lean<OneToOne[]>();
    const keys = this.oneToOnes.map(({ cycleId, occurrence, revieweeId }) =>
      [cycleId, occurrence, revieweeId].join(),
    );
    if (new Set(keys).size !== keys.length) this.fail(`there are two of one: ${keys.join(' ')}`);
    for (const { readings: _, remindAt: __, ...oneToOne } of this.oneToOnes) {
      const before = this.#finalised.get(oneToOne._id);
      const after = JSON.stringify(oneToOne);
      if (before !== undefined && before !== after) this.fail(`finalised, yet changed: ${before}\n${after}`);
      if (['finalised', 'not-held'].includes(oneToOne.status)) this.#finalised.set(oneToOne._id, after);
    }
  }

  /** O15, told by the rule alone: all live by Greenwich time in winter, and both sweeps have just run. */
  checkLapsed(): void {
    for (const one of this.oneToOnes) {
      const isNextThere = this.oneToOnes.some(
        ({ threadId, occurrence, status }) =>
          threadId === one.threadId && occurrence > one.occurrence && status !== 'skipped',
      );
      const isDue = isNextThere && one.finaliseBy < this.today();
      const isByHand = (one.reopenings ?? []).length > 0;
      if (one.status === 'lapsed' && (!isDue || isByHand)) this.fail(`${one._id} lapsed too early`);
      if (one.status === 'open' && isDue && !isByHand && one.isRecurring)
        this.fail(`${one._id} is still open`);
    }
  }

  /** From now on it may change again. */
  forgetFinalised(oneToOneId: string): void {
    this.#finalised.delete(oneToOneId);
  }

  personOf(id: string): Person {
    return this.people.find(({ _id }) => _id === id) ?? this.fail(`nobody is called ${id}`);
  }

  /** What of this kind somebody finds on the pages of one tab. */
  async wordsOn(reader: Person, oneToOneId: string, tab: OneToOneTab): Promise<string[]> {
    const found: string[] = [];
    for (let page = 0; page < 50; page += 1) {
      const { reply } = await this.attempt(reader, { type: 'open-one-to-one', oneToOneId, tab, page });
      const shown = JSON.stringify(reply ?? '');
      found.push(...wordsIn(shown));
      if (!shown.includes('"More (page')) break;
    }
    return found;
  }

  /** The agenda and the action points are exactly those that the rules carry to it. */
  async checkPoints(oneToOne: OneToOne): Promise<void> {
    const reader = this.personOf(oneToOne.revieweeId);
    const check = async (tab: 'agenda' | 'actions', all: ReadonlyMap<string, Point>, expected: Point[]) => {
      const found = (await this.wordsOn(reader, oneToOne._id, tab)).filter((words) => all.has(words));
      const [is, should] = [[...new Set(found)], expected.map(({ words }) => words)].map((list) =>
        list.sort().join(),
      );
      if (is !== should) this.fail(`${tab} of ${oneToOne._id} shows ${is} instead of ${should}`);
    };
    await check('agenda', this.model.agenda, this.model.agendaOn(oneToOne, this.oneToOnes));
    await check('actions', this.model.actions, this.model.actionsOn(oneToOne, this.oneToOnes));
  }

  /** Everybody looks at everything, and at every message they were sent. */
  async checkEverything(): Promise<void> {
    for (const oneToOne of this.oneToOnes.filter(isFavourite)) {
      await this.checkPoints(oneToOne);
      for (const reader of this.people) {
        const isStranger = relationTo(oneToOne.revieweeId, reader._id, this.today()) === undefined;
        const seen = isStranger ? tabs.slice(0, 1) : tabs;
        for (const tab of seen) await this.#checkTab(oneToOne, reader, tab, isStranger);
      }
    }
    for (const { personId, notice } of await MessageModel.find().lean<Message[]>()) {
      if (personId === undefined || notice.kind === 'digest') continue;
      const reader = this.personOf(personId);
      this.mustBeReadable(reader, await composeNotice(this.core, reader, notice));
    }
    await this.#checkKept();
    await checkOnce(this);
  }

  async #checkTab(oneToOne: OneToOne, reader: Person, tab: OneToOneTab, isStranger: boolean): Promise<void> {
    const { _id: oneToOneId } = oneToOne;
    if (isStranger) return this.act(reader, { type: 'open-one-to-one', oneToOneId, tab }, 'not-found');
    const shown = await this.wordsOn(reader, oneToOneId, tab);
    const parts: PartName[] = ['reviewee', 'reviewer'];
    const shared = parts.flatMap((part) =>
      [...this.model.partOf(oneToOneId, part).shared.values()].map(({ words }) => words),
    );
    const notes = [...this.model.notes.values()].filter((note) => note.oneToOneId === oneToOneId);
    const ownOrPublic = notes.filter(({ isPrivate, authorId }) => !isPrivate || authorId === reader._id);
    const due = { answers: shared, notes: ownOrPublic.map(({ words }) => words), agenda: [], actions: [] };
    const missing = (due[tab as keyof typeof due] ?? []).filter((words) => !shown.includes(words));
    if (missing.length > 0) this.fail(`${reader._id} does not find ${missing} on ${tab} of ${oneToOneId}`);
  }

  /** What is written down for others than its readers quotes nobody. */
  async #checkKept(): Promise<void> {
    const kept = {
      log: this.#logged,
      'audit log': await AuditEntryModel.find().lean(),
      outbox: await MessageModel.find().lean(),
    };
    for (const [name, records] of Object.entries(kept)) {
      const quoted = wordsIn(records);
      if (quoted.length > 0) this.fail(`the ${name} quotes ${quoted.join()}`);
    }
    const stored = wordsIn(await NoteModel.find().lean());
    const isPrivate = (words: string) => this.model.notes.get(words)?.isPrivate ?? false;
    if (stored.some(isPrivate)) this.fail('a private note can be read in the database');
  }
}

/** What kind of answer it was. */
function kindOf({ outcome, reply }: Answered): string {
  return reply ? `${outcome} (${reply.kind})` : outcome;
}
