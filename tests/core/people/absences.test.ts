import { describe, expect, it } from '@jest/globals';
import { absenceOn, isAwayThroughout, standInIdOn } from '../../../src/core/people/absences.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';

const absences = [
  { from: isoDate('2026-12-14'), until: isoDate('2026-12-18'), standInId: 'ann' },
  { from: isoDate('2026-12-19'), until: isoDate('2026-12-31') },
];

describe('somebody who takes a break', () => {
  it.each([
    ['2026-12-13', undefined],
    ['2026-12-14', '2026-12-14'],
    ['2026-12-18', '2026-12-14'],
    ['2026-12-19', '2026-12-19'],
    ['2027-01-01', undefined],
  ])('P5 is away from the first day to the last: %s', (day, from) => {
    expect(absenceOn(absences, isoDate(day))?.from).toBe(from);
  });

  it('P5 has a stand-in only while away', () => {
    const days = ['2026-12-13', '2026-12-14', '2026-12-18', '2026-12-19'].map(isoDate);
    expect(days.map((day) => standInIdOn(absences, day))).toEqual([undefined, 'ann', 'ann', undefined]);
  });

  it.each([
    ['2026-12-15', '2026-12-18', true],
    ['2026-12-15', '2026-12-31', true],
    ['2026-12-13', '2026-12-18', false],
    ['2026-12-28', '2027-01-01', false],
    ['2027-02-01', '2027-02-05', false],
  ])('P5 is away throughout %s to %s: %s', (from, until, expected) => {
    expect(isAwayThroughout(absences, isoDate(from), isoDate(until))).toBe(expected);
  });
});
