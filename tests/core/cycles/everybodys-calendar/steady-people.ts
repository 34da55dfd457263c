import type { CalendarModel } from '../../../support/calendar-model/calendar-model.ts';
import { clockOf } from '../../../support/calendar-model/company.ts';

/**
 * Whoever was a recipient at every sweep since their first and had one clock all the while: there is something of every
 * occurrence for them. Whoever moves may skip what lies before the start where they are now.
 */
export class SteadyPeople {
  readonly #clocks = new Map<string, string>();
  readonly #others = new Set<string>();

  /** To be called at each sweep. */
  note(model: CalendarModel): void {
    const now = new Map(
      model
        .recipients()
        .map((person) => [person.email, JSON.stringify(clockOf(model.state.company, person))] as const),
    );
    for (const [email, clock] of this.#clocks) if (now.get(email) !== clock) this.#others.add(email);
    for (const [email, clock] of now) this.#clocks.set(email, clock);
  }

  emails(): string[] {
    return [...this.#clocks.keys()].filter((email) => !this.#others.has(email));
  }
}
