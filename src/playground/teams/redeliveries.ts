import type { JsonObject } from './json-object.ts';

type Rule = { timesLeft: number; copies: number; when: (activity: JsonObject) => boolean };

/** Lets a test make Teams deliver an activity more than once, as it does when it takes an answer for lost. */
export class Redeliveries {
  readonly #rules: Rule[] = [];

  /** The next activity (or the next `times`) that `when` is true of arrives `copies` times at the same moment. */
  repeatNext(
    copies = 2,
    { times = 1, when = () => true }: Partial<Omit<Rule, 'copies' | 'timesLeft'> & { times: number }> = {},
  ): void {
    this.#rules.push({ timesLeft: times, copies, when });
  }

  /** How often this activity is to be delivered. */
  copiesOf(activity: JsonObject): number {
    const rule = this.#rules.find((each) => each.timesLeft > 0 && each.when(activity));
    if (rule === undefined) return 1;
    rule.timesLeft -= 1;
    return rule.copies;
  }
}
