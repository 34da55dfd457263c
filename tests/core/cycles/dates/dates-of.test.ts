import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CycleDates } from '../../../../src/core/cycles/cycle-dates.ts';
import type { Every } from '../../../../src/core/cycles/cycle-input.ts';

import { datesOf, shortestIntervalOf } from '../../../../src/core/cycles/dates/dates-of.ts';
import { addDays, daysBetween, weekdayOf } from '../../../../src/core/time/calendar.ts';
import { type IsoDate, isoDate } from '../../../../src/core/time/iso-date.ts';

function datesUntil(finaliseBy: IsoDate, [issue, reviewee, reviewer]: number[] = [7, 5, 2]): CycleDates {
  return {
    firstIssueOn: addDays(finaliseBy, -(issue ?? 0)),
    revieweeBy: addDays(finaliseBy, -(reviewee ?? 0)),
    reviewerBy: addDays(finaliseBy, -(reviewer ?? 0)),
    finaliseBy,
  };
}

function finaliseDays(first: string, every: Every, count: number): string[] {
  const schedule = { dates: datesUntil(isoDate(first)), every, nonWorkingDays: 'keep' as const };
  return Array.from({ length: count }, (_, occurrence) => datesOf(schedule, occurrence).finaliseBy);
}

describe('a cycle comes again', () => {
  it.each<[string, Every, string[]]>([
    ['2026-12-23', { months: 1 }, ['2026-12-23', '2027-01-23', '2027-02-23']],
    ['2026-12-23', { weeks: 1 }, ['2026-12-23', '2026-12-30', '2027-01-06']],
    ['2026-12-23', { weeks: 2 }, ['2026-12-23', '2027-01-06', '2027-01-20']],
    ['2027-01-31', { months: 1 }, ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31']],
    ['2028-01-31', { months: 1 }, ['2028-01-31', '2028-02-29', '2028-03-31']],
    ['2026-11-30', { quarters: 1 }, ['2026-11-30', '2027-02-28', '2027-05-30', '2027-08-30']],
    ['2028-02-29', { years: 1 }, ['2028-02-29', '2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29']],
    ['2026-12-31', { months: 2 }, ['2026-12-31', '2027-02-28', '2027-04-30', '2027-06-30']],
  ])('C3 from %s every %j', (first, every, expected) => {
    expect(finaliseDays(first, every, expected.length)).toEqual(expected);
  });

  it('C4 keeps the distance of the other dates from the share-and-finalise-by date', () => {
    const dates = {
      firstIssueOn: isoDate('2027-01-10'),
      revieweeBy: isoDate('2027-01-20'),
      reviewerBy: isoDate('2027-01-28'),
      finaliseBy: isoDate('2027-01-31'),
    };
    expect(datesOf({ dates, every: { months: 1 }, nonWorkingDays: 'keep' }, 1)).toEqual({
      issueOn: '2027-02-07',
      revieweeBy: '2027-02-17',
      reviewerBy: '2027-02-25',
      finaliseBy: '2027-02-28',
    });
  });

  it.each([
    [
      'keep',
      { issueOn: '2026-12-12', revieweeBy: '2026-12-13', reviewerBy: '2026-12-18', finaliseBy: '2026-12-19' },
    ],
    [
      'next',
      { issueOn: '2026-12-14', revieweeBy: '2026-12-14', reviewerBy: '2026-12-18', finaliseBy: '2026-12-21' },
    ],
    [
      'previous',
      { issueOn: '2026-12-11', revieweeBy: '2026-12-11', reviewerBy: '2026-12-18', finaliseBy: '2026-12-18' },
    ],
  ] as const)('C7 may %s a weekend', (nonWorkingDays, expected) => {
    const dates = datesUntil(isoDate('2026-12-19'), [7, 6, 1]);
    expect(datesOf({ dates, nonWorkingDays }, 0)).toEqual(expected);
  });
});

const anyDay = fc.integer({ min: 0, max: 3000 }).map((days) => addDays(isoDate('2026-01-01'), days));
const anyEvery = fc.oneof<fc.Arbitrary<Every>[]>(
  fc.record({ weeks: fc.integer({ min: 1, max: 8 }) }),
  fc.record({ months: fc.integer({ min: 1, max: 14 }) }),
  fc.record({ quarters: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ years: fc.integer({ min: 1, max: 4 }) }),
);
const anyOccurrence = fc.integer({ min: 0, max: 120 });

describe('whatever the cycle', () => {
  it('C3 never drifts: a month is clamped from the first day, not from the last occurrence', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 12 }), anyOccurrence, (first, months, occurrence) => {
        const day = finaliseDays(first, { months }, occurrence + 1)[occurrence] ?? '';
        const isClamped = Number(day.slice(8)) < Number(first.slice(8));
        const isLastOfMonth = addDays(isoDate(day), 1).endsWith('-01');
        expect(day.slice(8) === first.slice(8) || (isClamped && isLastOfMonth)).toBe(true);
        const monthsApart =
          12 * (Number(day.slice(0, 4)) - Number(first.slice(0, 4))) +
          Number(day.slice(5, 7)) -
          Number(first.slice(5, 7));
        expect(monthsApart).toBe(months * occurrence);
      }),
      { numRuns: 200 },
    );
  });

  it('C4 keeps every distance in days', () => {
    const distances = fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9)).map(([a, b, c]) => [a + b + c, b + c, c]);
    fc.assert(
      fc.property(anyDay, anyEvery, anyOccurrence, distances, (first, every, occurrence, apart) => {
        const dates = datesUntil(first, apart);
        const of = datesOf({ dates, every, nonWorkingDays: 'keep' }, occurrence);
        expect([
          daysBetween(of.issueOn, of.finaliseBy),
          daysBetween(of.revieweeBy, of.finaliseBy),
          daysBetween(of.reviewerBy, of.finaliseBy),
        ]).toEqual(apart);
      }),
    );
  });

  it('C5 is never sooner again than the shortest interval says', () => {
    fc.assert(
      fc.property(anyDay, anyEvery, anyOccurrence, (first, every, occurrence) => {
        const days = finaliseDays(first, every, occurrence + 2);
        const apart = daysBetween(isoDate(days[occurrence] ?? ''), isoDate(days[occurrence + 1] ?? ''));
        expect(apart).toBeGreaterThanOrEqual(shortestIntervalOf(datesUntil(first), every));
      }),
    );
  });

  it('C7 moved dates are working days and stay in order', () => {
    const way = fc.constantFrom('next' as const, 'previous' as const);
    fc.assert(
      fc.property(anyDay, anyEvery, anyOccurrence, way, (first, every, occurrence, nonWorkingDays) => {
        const of = datesOf({ dates: datesUntil(first), every, nonWorkingDays }, occurrence);
        const days = [of.issueOn, of.revieweeBy, of.reviewerBy, of.finaliseBy];
        expect(days.map(weekdayOf).filter((weekday) => weekday === 0 || weekday === 6)).toEqual([]);
        expect([...days].sort()).toEqual(days);
      }),
    );
  });
});
