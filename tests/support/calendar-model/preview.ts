import type { CalendarModel } from './calendar-model.ts';
import type { ModelPerson } from './company.ts';
import type { FourDays, OwnOccurrence } from './occurrences.ts';
import { type Reason, reasonAgainst, reviewerOf } from './reasons.ts';
import { aDayAfter, type Moment, momentOf } from './wall-clock.ts';

export interface ModelPreview {
  occurrence: number;
  /** Whoever has it, or will if nothing changes. */
  issues: { reviewee: string; reviewer: string; dates: FourDays; issueAt: Moment }[];
  leftOut: { person: string; reason: Reason }[];
}

/** What will be if nothing changes, from the first occurrence that somebody still waits for. */
export function previewOf(model: CalendarModel, at: string, count = 1): ModelPreview[] {
  const ahead = new Ahead(model, momentOf(at));
  const first = ahead.firstAwaited();
  if (first === undefined) return [];
  const isRecurring = model.state.cycle.every !== undefined;
  const numbers = Array.from({ length: isRecurring ? count : 1 }, (_, index) => first + index);
  return numbers.map((occurrence) => ahead.preview(occurrence));
}

export function previewOfOccurrences(
  model: CalendarModel,
  at: string,
  occurrences: readonly number[],
): ModelPreview[] {
  const ahead = new Ahead(model, momentOf(at));
  return occurrences.map((occurrence) => ahead.preview(occurrence));
}

/** What sweeps now, and a day later, would come to. */
class Ahead {
  readonly #model: CalendarModel;
  readonly #at: Moment;
  readonly #swept: CalendarModel;
  readonly #aDayOn: CalendarModel;

  constructor(model: CalendarModel, at: Moment) {
    this.#model = model;
    this.#at = at;
    this.#swept = model.copy();
    this.#swept.sweep(at);
    this.#aDayOn = this.#swept.copy();
    this.#aDayOn.sweep(aDayAfter(at));
  }

  /** The first one of which somebody is issued theirs when the next sweep comes, or later. */
  firstAwaited(): number | undefined {
    const issued = this.#swept.issued.slice(this.#model.issued.length);
    const now = issued.map(({ occurrence }) => occurrence);
    const ahead = this.#model
      .recipients()
      .flatMap((person) => nextIssueTo(this.#model, person, this.#at) ?? []);
    return [...now, ...ahead].sort((left, right) => left - right)[0];
  }

  preview(occurrence: number): ModelPreview {
    const preview: ModelPreview = { occurrence, issues: [], leftOut: [] };
    for (const person of this.#model.recipients()) {
      const own = this.#model.occurrenceFor(occurrence, person);
      if (!own) continue;
      const isWaiting = own.moment <= this.#at && this.#model.isPausedFor(person, this.#at);
      const outcome = outcomeOf(isWaiting ? this.#aDayOn : this.#swept, person, own, this.#at);
      if (typeof outcome === 'string') preview.leftOut.push({ person: person.email, reason: outcome });
      else if (outcome) preview.issues.push({ reviewee: person.email, ...outcome, issueAt: own.moment });
    }
    return preview;
  }
}

/** Nobody is left out of more than so many in a row by what will be over one day. */
const mostToCome = 12;

function nextIssueTo(model: CalendarModel, person: ModelPerson, at: Moment): number | undefined {
  let own = model.nextAfter(at, person);
  for (let tried = 0; own && tried < mostToCome; tried += 1) {
    const isTheirs = model.issuedTo(person, own) !== undefined;
    if (!isTheirs && reasonAgainst(model.state, person, own) === undefined) return own.occurrence;
    own = model.nextAfter(own.moment, person);
  }
  return undefined;
}

/** Undefined where nothing is due to them and nothing was. */
function outcomeOf(swept: CalendarModel, person: ModelPerson, own: OwnOccurrence, at: Moment) {
  const issued = swept.issuedTo(person, own);
  if (issued) return { reviewer: issued.reviewer, dates: issued.dates };
  const recorded = swept.recordOf(person, own)?.reason;
  if (own.moment <= at || recorded === 'away throughout') return recorded;
  const reason = reasonAgainst(swept.state, person, own);
  if (reason !== undefined) return recorded ?? reason;
  return { reviewer: reviewerOf(swept.state, person) ?? 'nobody', dates: own.dates };
}
