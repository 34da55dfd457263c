import { daysBetween } from '../time/calendar.ts';
import type { IsoDate } from '../time/iso-date.ts';
import type { CycleDates, Every } from './cycle.ts';
import { shortestIntervalOf } from './recurrence.ts';

const inOrder = ['firstIssueOn', 'revieweeBy', 'reviewerBy', 'finaliseBy'] as const;

const words: Record<(typeof inOrder)[number], string> = {
  firstIssueOn: 'first issue',
  revieweeBy: 'reviewee complete by',
  reviewerBy: 'reviewer complete by',
  finaliseBy: 'share and finalise by',
};

/** A sentence for everything that is wrong with a cycle's dates, each naming the two that do not fit. */
export function findDateProblems(dates: CycleDates, every?: Every): string[] {
  const problems = findDisorder(dates);
  if (problems.length > 0 || every === undefined) return problems;
  const window = daysBetween(dates.firstIssueOn, dates.finaliseBy);
  const interval = shortestIntervalOf(dates, every);
  if (window <= interval) return [];
  return [
    `${nameOf('firstIssueOn', dates.firstIssueOn)} to ${nameOf('finaliseBy', dates.finaliseBy)} is ${window} days, ` +
      `but it comes again after ${interval}: two would be open at once`,
  ];
}

/** Which of a cycle's four dates come before one they must not come before. */
export function findDisorder(dates: CycleDates): string[] {
  return inOrder.slice(1).flatMap((later, index) => {
    const earlier = inOrder[index] ?? later;
    if (dates[earlier] <= dates[later]) return [];
    return [`${nameOf(later, dates[later])} comes before ${nameOf(earlier, dates[earlier])}`];
  });
}

function nameOf(field: (typeof inOrder)[number], day: IsoDate): string {
  return `${field} ${day} (${words[field]})`;
}
