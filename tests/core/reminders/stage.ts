import type { UserAction } from '../../../src/core/chat/user-action.ts';
import type { FormValues } from '../../../src/core/forms/form-values.ts';
import { handle } from '../../../src/core/handle.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { asDrawn } from '../../support/drawn-form.ts';
import type { TestCore } from '../../support/test-core.ts';
import { ExpectedReminders } from './expected-reminders.ts';

const dayMs = 86_400_000;

interface Happening {
  at: Date;
  happen(): Promise<void>;
}

/** Where people act at random: what lies ahead, what was done, and what is expected to come of it. */
export class Stage {
  readonly core: TestCore;
  readonly expected: ExpectedReminders;
  /** How often people did what. */
  readonly done = new Map<UserAction['type'], number>();
  readonly #ahead: Happening[] = [];
  #random = 2027;

  constructor(core: TestCore) {
    this.core = core;
    this.expected = new ExpectedReminders(core.clock.now());
  }

  now(): Date {
    return this.core.clock.now();
  }

  /** From 0 to 1; the same numbers each time. */
  number(): number {
    this.#random = (Math.imul(this.#random, 1_664_525) + 1_013_904_223) >>> 0;
    return this.#random / 2 ** 32;
  }

  chance(of: number): boolean {
    return this.number() < of;
  }

  pick<T>(all: readonly T[]): T {
    return all[Math.floor(this.number() * all.length)] as T;
  }

  /** At any time of a day some days before or after that one; never at the very second at which a morning begins. */
  plan(day: string, [fewest, most]: [number, number], happen: () => Promise<void>): void {
    const days = fewest + this.number() * (most - fewest);
    const at = Math.floor((Date.parse(`${day}T00:00:00Z`) + days * dayMs) / 60_000) * 60_000 + 13_000;
    if (at <= this.now().getTime()) return;
    this.#ahead.push({ at: new Date(at), happen });
    this.#ahead.sort((left, right) => left.at.getTime() - right.at.getTime());
  }

  /** The next of what lies ahead, when it comes before a moment. */
  takeNext(before: Date): Happening | undefined {
    const [next] = this.#ahead;
    return next && next.at <= before ? this.#ahead.shift() : undefined;
  }

  async act(personId: string, action: UserAction, values: FormValues = {}): Promise<void> {
    const actor = await PersonModel.findById(personId).orFail().lean<Person>();
    const where = { surface: 'dialog', from: 'slack', savesWhileTyping: true } as const;
    const drawn = await asDrawn(this.core, actor, action);
    const reply = await handle(this.core, { actor, action: drawn, values, ...where });
    this.done.set(action.type, (this.done.get(action.type) ?? 0) + 1);
    if (reply.kind === 'errors') throw new Error(`${action.type}: ${JSON.stringify(reply.form)}`);
  }

  isActive(...ids: string[]): boolean {
    return ids.every((id) => this.expected.people.get(id)?.isActive);
  }
}
