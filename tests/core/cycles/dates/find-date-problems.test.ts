import { describe, expect, it } from '@jest/globals';
import { cycleDatesSchema } from '../../../../src/core/cycles/cycle-dates.ts';
import type { Every } from '../../../../src/core/cycles/cycle-input.ts';

import { findDateProblems } from '../../../../src/core/cycles/dates/find-date-problems.ts';
import { isoDate } from '../../../../src/core/time/iso-date.ts';

function dates(firstIssueOn: string, revieweeBy: string, reviewerBy: string, finaliseBy: string) {
  return {
    firstIssueOn: isoDate(firstIssueOn),
    revieweeBy: isoDate(revieweeBy),
    reviewerBy: isoDate(reviewerBy),
    finaliseBy: isoDate(finaliseBy),
  };
}

describe("a cycle's dates", () => {
  it('C2 may follow on each other or fall on one day', () => {
    expect(findDateProblems(dates('2026-12-16', '2026-12-18', '2026-12-21', '2026-12-23'))).toEqual([]);
    expect(findDateProblems(dates('2026-12-16', '2026-12-16', '2026-12-16', '2026-12-16'))).toEqual([]);
  });

  it.each([
    [
      dates('2026-12-16', '2026-12-14', '2026-12-21', '2026-12-23'),
      ['revieweeBy 2026-12-14', 'firstIssueOn 2026-12-16'],
    ],
    [
      dates('2026-12-16', '2026-12-18', '2026-12-17', '2026-12-23'),
      ['reviewerBy 2026-12-17', 'revieweeBy 2026-12-18'],
    ],
    [
      dates('2026-12-16', '2026-12-18', '2026-12-21', '2026-12-20'),
      ['finaliseBy 2026-12-20', 'reviewerBy 2026-12-21'],
    ],
  ])('C2 are refused out of order, both named', (outOfOrder, names) => {
    const problems = findDateProblems(outOfOrder);
    expect(problems).toHaveLength(1);
    for (const name of names) expect(problems[0]).toContain(name);
    expect(cycleDatesSchema.safeParse(outOfOrder).error?.issues.map(({ message }) => message)).toEqual(
      problems,
    );
  });

  const month = dates('2027-01-03', '2027-01-10', '2027-01-20', '2027-01-31');
  const longMonth = dates('2027-01-02', '2027-01-10', '2027-01-20', '2027-01-31');
  const week = dates('2026-12-16', '2026-12-18', '2026-12-21', '2026-12-23');
  const longWeek = dates('2026-12-15', '2026-12-18', '2026-12-21', '2026-12-23');

  it.each<[ReturnType<typeof dates>, Every | undefined]>([
    [week, { weeks: 1 }],
    [longWeek, { weeks: 2 }],
    [longWeek, undefined],
    [month, { months: 1 }],
  ])('C5 may fill the whole interval: %j every %j', (window, every) => {
    expect(findDateProblems(window, every)).toEqual([]);
  });

  it.each<[ReturnType<typeof dates>, Every, string]>([
    [longWeek, { weeks: 1 }, '8 days, but it comes again after 7'],
    [longMonth, { months: 1 }, '29 days, but it comes again after 28'],
  ])('C5 are refused when two would be open at once: %j every %j', (window, every, expected) => {
    const [problem] = findDateProblems(window, every);
    expect(problem).toContain(expected);
    expect(problem).toContain(window.firstIssueOn);
    expect(problem).toContain(window.finaliseBy);
  });
});
