import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deadlinesToPost, postDaysOf } from '../../../src/core/digests/post-days.ts';
import { isWorkingDay, workingCalendarsOf } from '../../../src/core/holidays/working-calendar.ts';
import { addDays, daysBetween } from '../../../src/core/time/calendar.ts';
import { type IsoDate, isoDate } from '../../../src/core/time/iso-date.ts';

const start = isoDate('2026-11-01');
const dayFrom = (offset: number) => addDays(start, offset);

const calendars = fc
  .record({
    weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 7 }),
    holidays: fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 15 }),
  })
  .map(({ weekdays, holidays }) => {
    const { byName } = workingCalendarsOf(weekdays, [{ name: 'ours', days: holidays.map(dayFrom) }]);
    const calendar = byName.get('ours');
    if (!calendar) throw new Error('no calendar');
    return calendar;
  });
const days = fc.integer({ min: 0, max: 60 }).map(dayFrom);

const plain = workingCalendarsOf([1, 2, 3, 4, 5], [{ name: 'ours', days: [isoDate('2026-12-23')] }]);
const withHoliday = plain.byName.get('ours') ?? plain.common;

describe('the days on which a channel hears of a deadline', () => {
  it.each<[string, string, string[]]>([
    ['a Wednesday', '2026-12-16', ['2026-12-15', '2026-12-16']],
    ['a Monday', '2026-12-21', ['2026-12-18', '2026-12-21']],
    ['a Saturday', '2026-12-19', ['2026-12-18']],
    ['a Sunday', '2026-12-20', ['2026-12-18']],
    ['a holiday', '2026-12-23', ['2026-12-22']],
    ['the day after a holiday', '2026-12-24', ['2026-12-22', '2026-12-24']],
  ])('N5 are, for %s, the day before and the day, or the working day before', (_, deadline, expected) => {
    expect(postDaysOf(isoDate(deadline), withHoliday)).toEqual(expected);
  });

  it('N4 are always working days, none after the deadline, and never more than two', () => {
    fc.assert(
      fc.property(calendars, days, (calendar, deadline) => {
        const on = postDaysOf(deadline, calendar);
        expect(on.length).toBeGreaterThan(0);
        expect(on.length).toBeLessThanOrEqual(2);
        for (const day of on) {
          expect(isWorkingDay(day, calendar)).toBe(true);
          expect(daysBetween(day, deadline)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('N5 are the days whose posts are about the deadline, and no others', () => {
    fc.assert(
      fc.property(calendars, days, days, (calendar, deadline, day) => {
        expect(isIn(deadline, deadlinesToPost(day, calendar, false))).toBe(
          postDaysOf(deadline, calendar).includes(day),
        );
      }),
    );
  });

  it('N5 include one that is not too late for whoever is late on the others: each deadline has its last day', () => {
    fc.assert(
      fc.property(calendars, days, days, (calendar, deadline, day) => {
        const isLast = postDaysOf(deadline, calendar).at(-1) === day;
        expect(isIn(deadline, deadlinesToPost(day, calendar, true))).toBe(isLast);
      }),
    );
  });
});

function isIn(deadline: IsoDate, range: { from: IsoDate; until: IsoDate } | undefined): boolean {
  return range !== undefined && range.from <= deadline && deadline <= range.until;
}
