import { daysBetween } from '../../time/calendar.ts';
import type { IsoDate } from '../../time/iso-date.ts';
import type { CycleDates, Every } from '../cycle.ts';
import { shortestIntervalOf } from './recurrence.ts';

const inOrder = ['firstIssueOn', 'revieweeBy', 'reviewerBy', 'finaliseBy'] as const;

export type DateField = (typeof inOrder)[number];

const words: Record<DateField, string> = {
  firstIssueOn: 'first issue',
  revieweeBy: 'reviewee complete by',
  reviewerBy: 'reviewer complete by',
  finaliseBy: 'share and finalise by',
};

/** A sentence for everything that is wrong with a cycle's dates, each naming the two that do not fit. */
export function findDateProblems(dates: CycleDates, every?: Every): string[] {
  return findMisfits(dates, every).map((misfit) => sentenceOf(misfit, dates, nameInFile));
}

/** The same for whoever filled in a form: a sentence beside the later of the two dates. */
export function findDateErrors(dates: CycleDates, every?: Every): Partial<Record<DateField, string>> {
  return Object.fromEntries(
    findMisfits(dates, every).map((misfit) => {
      const sentence = sentenceOf(misfit, dates, nameInForm);
      return [misfit.later, `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`];
    }),
  );
}

/** Which of a cycle's four dates come before one they must not come before. */
export function findDisorder(dates: CycleDates): string[] {
  return disorderIn(dates).map((misfit) => sentenceOf(misfit, dates, nameInFile));
}

/** Two dates that do not fit: the wrong way round or, with an interval in days, further apart than that. */
interface Misfit {
  earlier: DateField;
  later: DateField;
  interval?: number;
}

function findMisfits(dates: CycleDates, every: Every | undefined): Misfit[] {
  const disorder = disorderIn(dates);
  if (disorder.length > 0 || every === undefined) return disorder;
  const interval = shortestIntervalOf(dates, every);
  if (daysBetween(dates.firstIssueOn, dates.finaliseBy) <= interval) return [];
  return [{ earlier: 'firstIssueOn', later: 'finaliseBy', interval }];
}

function disorderIn(dates: CycleDates): Misfit[] {
  return inOrder.slice(1).flatMap((later, index) => {
    const earlier = inOrder[index] ?? later;
    return dates[earlier] <= dates[later] ? [] : [{ earlier, later }];
  });
}

function sentenceOf({ earlier, later, interval }: Misfit, dates: CycleDates, nameOf: NameOf): string {
  const [from, until] = [nameOf(earlier, dates[earlier]), nameOf(later, dates[later])];
  if (interval === undefined) return `${until} comes before ${from}`;
  const window = daysBetween(dates[earlier], dates[later]);
  return `${from} to ${until} is ${window} days, but it comes again after ${interval}: two would be open at once`;
}

type NameOf = (field: DateField, day: IsoDate) => string;

const nameInFile: NameOf = (field, day) => `${field} ${day} (${words[field]})`;
const nameInForm: NameOf = (field, day) => `${words[field]} ${day}`;
