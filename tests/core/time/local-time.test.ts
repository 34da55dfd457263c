import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../../src/core/time/calendar.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';
import { dayIn, endOfDayIn, localTimeOn, startOfDayIn } from '../../../src/core/time/local-time.ts';

const zones = [
  'UTC',
  'Africa/Cairo',
  'America/New_York',
  'America/Santiago',
  'America/St_Johns',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Europe/London',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
];

const anyZone = fc.constantFrom(...zones);
const anyDay = fc.integer({ min: 0, max: 5000 }).map((days) => addDays(isoDate('2024-01-01'), days));

/** Another way to ask what the clock shows, to check ours against. */
function shownIn(instant: Date, timeZone: string): string {
  return instant.toLocaleString('sv-SE', { timeZone });
}

describe('a time of day where somebody lives', () => {
  it.each([
    ['Europe/London', '2026-12-16', '2026-12-16T09:00:00.000Z'],
    ['Europe/London', '2026-07-16', '2026-07-16T08:00:00.000Z'],
    ['Asia/Kathmandu', '2026-12-16', '2026-12-16T03:15:00.000Z'],
    ['America/St_Johns', '2026-12-16', '2026-12-16T12:30:00.000Z'],
    ['Pacific/Chatham', '2026-12-16', '2026-12-15T19:15:00.000Z'],
    ['Pacific/Apia', '2026-12-16', '2026-12-15T20:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-12-16', '2026-12-15T22:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-07-16', '2026-07-15T22:30:00.000Z'],
  ])('C6 nine in %s on %s is %s', (zone, day, expected) => {
    expect(localTimeOn(isoDate(day), '09:00', zone).toISOString()).toBe(expected);
  });

  it('C6 is nine on every day of every zone, also on those when the clocks change', () => {
    fc.assert(
      fc.property(anyDay, anyZone, (day, zone) => {
        expect(shownIn(localTimeOn(day, '09:00', zone), zone)).toBe(`${day} 09:00:00`);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['Europe/London', '2027-03-28', '01:30', '2027-03-28T01:00:00.000Z', '2027-03-28 02:00:00'],
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:30:00.000Z', '2026-10-04 02:30:00'],
    ['America/Santiago', '2026-09-06', '00:00', '2026-09-06T04:00:00.000Z', '2026-09-06 01:00:00'],
    ['Pacific/Apia', '2011-12-30', '09:00', '2011-12-30T10:00:00.000Z', '2011-12-31 00:00:00'],
  ])('C6 that %s skips on %s is the first minute after the gap', (zone, day, time, expected, shown) => {
    const instant = localTimeOn(isoDate(day), time, zone);
    expect(instant.toISOString()).toBe(expected);
    expect(shownIn(instant, zone)).toBe(shown);
  });

  it.each([
    ['Europe/London', '2026-10-25', '01:30', '2026-10-25T00:30:00.000Z'],
    ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30:00.000Z'],
    ['Australia/Lord_Howe', '2027-04-04', '01:45', '2027-04-03T14:45:00.000Z'],
  ])('C6 that comes twice in %s on %s is the first of the two', (zone, day, time, expected) => {
    expect(localTimeOn(isoDate(day), time, zone).toISOString()).toBe(expected);
  });
});

describe('a day where somebody lives', () => {
  it('C2 begins and ends on that day, and the next begins right after', () => {
    fc.assert(
      fc.property(anyDay, anyZone, (day, zone) => {
        const [start, end] = [startOfDayIn(day, zone), endOfDayIn(day, zone)];
        expect([dayIn(start, zone), dayIn(end, zone)]).toEqual([day, day]);
        expect(dayIn(new Date(end.getTime() + 1), zone)).toBe(addDays(day, 1));
        expect(dayIn(new Date(start.getTime() - 1), zone)).toBe(addDays(day, -1));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['Pacific/Apia', '2026-12-23', '2026-12-23T10:59:59.999Z'],
    ['America/Los_Angeles', '2026-12-23', '2026-12-24T07:59:59.999Z'],
    ['Asia/Kathmandu', '2026-12-23', '2026-12-23T18:14:59.999Z'],
  ])('C2 a deadline in %s on %s is over after %s', (zone, day, expected) => {
    expect(endOfDayIn(isoDate(day), zone).toISOString()).toBe(expected);
  });
});
