import type { CalendarModel } from './calendar-model.ts';
import type { ModelPerson } from './company.ts';
import type { ModelIssued, ModelRecorded } from './model-state.ts';
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
  const first = firstAwaited(model, at);
  const isRecurring = model.state.cycle.every !== undefined;
  const numbers = Array.from({ length: isRecurring ? count : 1 }, (_, index) => first + index);
  return numbers.map((occurrence) => previewOfOccurrence(model, at, occurrence));
}

function firstAwaited(model: CalendarModel, at: string): number {
  const moment = momentOf(at);
  const swept = model.copy();
  swept.sweep(at);
  const isNew = (one: ModelIssued | ModelRecorded) =>
    !model.issued.some((each) => each === one) && !model.recorded.some((each) => each === one);
  const now = [...swept.issued, ...swept.recorded].filter(isNew).map(({ occurrence }) => occurrence);
  const ahead = model.recipients().flatMap((person) => model.nextAfter(moment, person)?.occurrence ?? []);
  return Math.min(...now, ...ahead);
}

function previewOfOccurrence(model: CalendarModel, at: string, occurrence: number): ModelPreview {
  const moment = momentOf(at);
  const swept = model.copy();
  swept.sweep(at);
  const aDayOn = swept.copy();
  aDayOn.sweep(aDayAfter(moment));
  const preview: ModelPreview = { occurrence, issues: [], leftOut: [] };
  for (const person of model.recipients()) {
    const own = swept.occurrenceFor(occurrence, person);
    if (!own) continue;
    const isWaiting = own.moment <= moment && swept.isPausedFor(person, moment);
    const outcome = outcomeOf(isWaiting ? aDayOn : swept, person, own, moment);
    if (typeof outcome === 'string') preview.leftOut.push({ person: person.email, reason: outcome });
    else if (outcome) preview.issues.push({ reviewee: person.email, ...outcome, issueAt: own.moment });
  }
  return preview;
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
