import { z } from 'zod';
import { daysBetween } from '../time/calendar.ts';
import { type IsoDate, isoDateSchema } from '../time/iso-date.ts';

const datesSchema = z.strictObject({
  firstIssueOn: isoDateSchema,
  revieweeBy: isoDateSchema,
  reviewerBy: isoDateSchema,
  finaliseBy: isoDateSchema,
});

export const cycleDatesSchema = datesSchema.superRefine((dates, context) => {
  for (const message of findDisorder(dates)) context.addIssue({ code: 'custom', message });
});

/** In a file the three deadlines may be left to the template. */
export const datesInFileSchema = datesSchema.partial({
  revieweeBy: true,
  reviewerBy: true,
  finaliseBy: true,
});

export type DatesInFile = z.infer<typeof datesInFileSchema>;

export type CycleDates = z.infer<typeof cycleDatesSchema>;

/** The calendar days of one occurrence. */
export interface OccurrenceDates {
  issueOn: IsoDate;
  revieweeBy: IsoDate;
  reviewerBy: IsoDate;
  finaliseBy: IsoDate;
}

const inOrder = ['firstIssueOn', 'revieweeBy', 'reviewerBy', 'finaliseBy'] as const;

export type DateField = (typeof inOrder)[number];

const words: Record<DateField, string> = {
  firstIssueOn: 'first issue',
  revieweeBy: 'reviewee complete by',
  reviewerBy: 'reviewer complete by',
  finaliseBy: 'share and finalise by',
};

/** Which of a cycle's four dates come before one they must not come before. */
export function findDisorder(dates: CycleDates): string[] {
  return disorderIn(dates).map((misfit) => sentenceOf(misfit, dates, nameInFile));
}

/** Two dates that do not fit: the wrong way round or, with an interval in days, further apart than that. */
export interface Misfit {
  earlier: DateField;
  later: DateField;
  interval?: number;
}

export function disorderIn(dates: CycleDates): Misfit[] {
  return inOrder.slice(1).flatMap((later, index) => {
    const earlier = inOrder[index] ?? later;
    return dates[earlier] <= dates[later] ? [] : [{ earlier, later }];
  });
}

export function sentenceOf({ earlier, later, interval }: Misfit, dates: CycleDates, nameOf: NameOf): string {
  const [from, until] = [nameOf(earlier, dates[earlier]), nameOf(later, dates[later])];
  if (interval === undefined) return `${until} comes before ${from}`;
  const window = daysBetween(dates[earlier], dates[later]);
  return `${from} to ${until} is ${window} days, but it comes again after ${interval}: two would be open at once`;
}

export type NameOf = (field: DateField, day: IsoDate) => string;

export const nameInFile: NameOf = (field, day) => `${field} ${day} (${words[field]})`;

export const nameInForm: NameOf = (field, day) => `${words[field]} ${day}`;
