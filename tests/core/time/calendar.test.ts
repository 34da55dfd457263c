import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addMonths, compareDays, daysBetween, weekdayOf } from '../../../src/core/time/calendar.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';

const anyDay = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => isoDate(date.toISOString().slice(0, 10)));

describe('calendar days', () => {
  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2027-03-01', -1, '2027-02-28'],
    ['2026-03-28', 2, '2026-03-30'],
  ])('%s and %i days is %s', (day, days, expected) => {
    expect(addDays(isoDate(day), days)).toBe(expected);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-12-15', 13, '2028-01-15'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s and %i months is %s: the last day where a month is too short', (day, months, expected) => {
    expect(addMonths(isoDate(day), months)).toBe(expected);
  });

  it('counts the days it added', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days);
      }),
    );
  });

  it('sorts by the calendar', () => {
    const days = ['2027-01-01', '2026-12-31', '2026-02-28'].map(isoDate);
    expect(days.sort(compareDays)).toEqual(['2026-02-28', '2026-12-31', '2027-01-01']);
  });

  it('knows the days of the week', () => {
    const week = Array.from({ length: 7 }, (_, index) => addDays(isoDate('2026-12-14'), index));
    expect(week.map(weekdayOf)).toEqual([1, 2, 3, 4, 5, 6, 0]);
  });
});
