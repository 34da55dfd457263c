import { pino } from 'pino';
import { AuditEntryModel } from '../../../src/core/audit/audit-entry.ts';
import type { OneToOneTab } from '../../../src/core/chat/one-to-one-actions.ts';
import type { Reply } from '../../../src/core/chat/reply.ts';
import type { UserAction } from '../../../src/core/chat/user-action.ts';
import { fieldsOf } from '../../../src/core/chat/view.ts';
import { AppError, type AppErrorCode } from '../../../src/core/errors.ts';
import type { FormValues } from '../../../src/core/forms/form-values.ts';
import { handle } from '../../../src/core/handle.ts';
import { NoteModel } from '../../../src/core/notes/note.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { type Message, MessageModel } from '../../../src/core/outbox/message.ts';
import type { Person } from '../../../src/core/people/person.ts';
import { composeNotice } from '../../support/notices.ts';
import { makeTestCore, type TestCore } from '../../support/test-core.ts';
import { anyWords, CompanyModel, type PartName, type Point, relationTo } from './company-model.ts';
import { foundLittleCompany } from './little-company.ts';

export type Outcome = 'done' | 'errors' | AppErrorCode;

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
  oneToOnes: OneToOne[] = [];
  readonly #finalised = new Map<string, string>();
  readonly #logged: string[] = [];
  readonly #story: string[] = [];

  constructor() {
    const write = (line: string) => void this.#logged.push(line);
    this.core = { ...makeTestCore('2026-12-01T10:00:00Z'), log: pino({ level: 'trace' }, { write }) };
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

  /** A person does something; nobody is ever shown words that they may not read. */
  async attempt(
    actor: Person,
    action: UserAction,
    values: FormValues = {},
    savesWhileTyping = true,
  ): Promise<{ outcome: Outcome; reply?: Reply }> {
    this.tell(`${actor._id} ${JSON.stringify(action)} ${JSON.stringify(values)}`);
    const request = { actor, action, values, surface: 'dialog', from: 'slack', savesWhileTyping } as const;
    try {
      const reply = await handle(this.core, request);
      this.#mustBeReadable(actor, reply);
      return { outcome: reply.kind === 'errors' ? 'errors' : 'done', reply };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.#mustBeReadable(actor, [error.message, error.userMessage]);
      return { outcome: error.code };
    }
  }

  /** The same, when the rules say how it ends; `refused` with any sentence. */
  async act(
    actor: Person,
    action: UserAction,
    expected: Outcome | 'refused',
    values: FormValues = {},
    savesWhileTyping = true,
  ): Promise<void> {
    const { outcome } = await this.attempt(actor, action, values, savesWhileTyping);
    const isAsExpected =
      expected === 'refused' ? !['done', 'errors'].includes(outcome) : outcome === expected;
    if (!isAsExpected) this.fail(`it ended with ${outcome}, and should have with ${expected}`);
  }

  #mustBeReadable(reader: Person, shown: unknown): void {
    for (const words of wordsIn(shown)) {
      if (!this.model.mayRead(reader._id, words, this.today())) this.fail(`${reader._id} was shown ${words}`);
    }
  }

  /** Reads all 1-to-1s again: a finalised one is as it was, and there is one per cycle, occurrence and reviewee. */
  async lookAround(): Promise<void> {
    this.oneToOnes = await OneToOneModel.find().sort({ _id: 1 }).lean<OneToOne[]>();
    const keys = this.oneToOnes.map(({ cycleId, occurrence, revieweeId }) =>
      [cycleId, occurrence, revieweeId].join(),
    );
    if (new Set(keys).size !== keys.length) this.fail(`there are two of one: ${keys.join(' ')}`);
    for (const oneToOne of this.oneToOnes) {
      const before = this.#finalised.get(oneToOne._id);
      const after = JSON.stringify(oneToOne);
      if (before !== undefined && before !== after) this.fail(`finalised, yet changed: ${before}\n${after}`);
      if (oneToOne.status === 'finalised') this.#finalised.set(oneToOne._id, after);
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

  /** The form of whoever answers holds what they typed, on whichever platform. */
  async checkForm(oneToOne: OneToOne, author: Person, part: PartName): Promise<void> {
    const { reply } = await this.attempt(author, {
      type: 'open-answers',
      oneToOneId: oneToOne._id,
      page: 0,
    });
    if (reply?.kind !== 'show' || reply.view.kind !== 'form') return this.fail('there is no form');
    const values = fieldsOf(reply.view).map(({ id, input }) => [
      id,
      'value' in input ? input.value : undefined,
    ]);
    const held = this.model.formOf(oneToOne._id, part, author._id);
    for (const [id = '', value] of values) {
      if (value !== held[id]) this.fail(`${id} holds ${value}, and ${author._id} typed ${held[id]}`);
    }
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
      this.#mustBeReadable(reader, await composeNotice(this.core, reader, notice));
    }
    await this.#checkKept();
  }

  async #checkTab(oneToOne: OneToOne, reader: Person, tab: OneToOneTab, isStranger: boolean): Promise<void> {
    const { _id: oneToOneId } = oneToOne;
    if (isStranger) return this.act(reader, { type: 'open-one-to-one', oneToOneId, tab }, 'not-found');
    const shown = await this.wordsOn(reader, oneToOneId, tab);
    const parts: PartName[] = ['reviewee', 'reviewer'];
    const shared = parts.flatMap((part) => Object.values(this.model.sharedOf(oneToOneId, part) ?? {}));
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

function wordsIn(shown: unknown): string[] {
  return JSON.stringify(shown ?? '').match(anyWords) ?? [];
}
