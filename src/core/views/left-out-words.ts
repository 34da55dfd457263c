import type { Cycle } from '../cycles/cycle.ts';
import { daysAfterStartOf } from '../cycles/dates/triggers.ts';
import type { LeftOutReason } from '../cycles/left-out-reason.ts';
import type { RecordedOccurrence } from '../cycles/plan/record.ts';
import { dayWithYear, leftOutInWords } from './describe-cycle.ts';

/** Why one person got nothing; a template that names its reviewer needs no manager but that one. */
export function whyLeftOut(reason: LeftOutReason, isCoached: boolean): string {
  const isCoachGone = isCoached && reason === 'no manager';
  return isCoachGone ? 'the reviewer of this template is no longer active' : leftOutInWords[reason];
}

/** What one and what several did or had, of those who got nothing; the weightiest reason first. */
const ofMany: Record<LeftOutReason, readonly [one: string, many: string]> = {
  missed: ['missed it', 'missed it'],
  'no manager': ['had no manager', 'had no manager'],
  paused: ['fell into a pause', 'fell into a pause'],
  'closed until then': ['was off until the next one', 'were off until the next one'],
  'away throughout': ['was away the whole time', 'were away the whole time'],
  'no start date': ['had no start date', 'had no start date'],
  'start date has passed': ['had started before', 'had started before'],
  'no return ahead': ['had no absence to return from', 'had no absence to return from'],
  'is the reviewer': ['is the reviewer', 'are the reviewers'],
  "not the creator's report": ['did not report to its creator', 'did not report to its creator'],
  excluded: ['was left out of this cycle', 'were left out of this cycle'],
  inactive: ['was no longer active', 'were no longer active'],
};

/** The reasons, the weightiest first. */
export const reasonsByWeight = Object.keys(ofMany) as LeftOutReason[];

/** "12 missed it, 1 had no manager". */
export function countsInWords(counts: RecordedOccurrence['counts'], isCoached: boolean): string {
  const parts = reasonsByWeight.flatMap((reason) => {
    const count = counts[reason] ?? 0;
    if (count === 0) return [];
    const [one, many] = isCoached && reason === 'no manager' ? noReviewer : ofMany[reason];
    return [`${count} ${count === 1 ? one : many}`];
  });
  return parts.join(', ');
}

const noReviewer = ['had no active reviewer', 'had no active reviewer'] as const;

/** Without what is as somebody arranged it and comes again each time. */
export function countsThatMatter({
  inactive: _inactive,
  excluded: _excluded,
  ...counts
}: RecordedOccurrence['counts']): RecordedOccurrence['counts'] {
  return counts;
}

/** Which one it was: its issue date or, where each has their own, the day after the start date. */
export function occurrenceInWords(
  { trigger }: Pick<Cycle, 'trigger'>,
  { occurrence, issueOn }: Pick<RecordedOccurrence, 'occurrence' | 'issueOn'>,
  locale: string,
): string {
  const days = daysAfterStartOf(trigger)[occurrence];
  if (days === undefined) return dayWithYear(issueOn, locale);
  return `${days} ${days === 1 ? 'day' : 'days'} after the start date`;
}
