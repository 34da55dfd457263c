import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRemindableOn, windowOn } from '../../../src/core/reminders/reminder-window.ts';
import type { QuietHours } from '../../../src/core/settings/settings.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';
import { timeOfDayIn } from '../../../src/core/time/local-time.ts';
import { readerOf } from './reader.ts';

const company = { remindAt: '09:00', quietHours: { from: '18:00', until: '08:00' } };

function timesFor(own?: QuietHours, times = company): string[] {
  const { person } = readerOf({ preferences: own ? { quietHours: own } : {} });
  const { from, until } = windowOn(isoDate('2026-12-10'), person, times);
  return [from, until].map((at) => timeOfDayIn(at, person.timeZone));
}

describe('the time of a reminder', () => {
  it.each([
    ['nine until noon', undefined, ['09:00', '12:00']],
    ['the end of later quiet hours', { from: '20:00', until: '10:30' }, ['10:30', '12:00']],
    ['nine for whose quiet hours end earlier', { from: '20:00', until: '06:00' }, ['09:00', '12:00']],
    ['an hour for whose quiet hours end past noon', { from: '23:00', until: '14:15' }, ['14:15', '15:15']],
    ['as long as it is not quiet again', { from: '10:00', until: '16:00' }, ['09:00', '10:00']],
    ['what quiet hours of almost a day leave', { from: '08:20', until: '08:00' }, ['08:00', '08:20']],
    ['the last minutes of a day', { from: '00:00', until: '23:30' }, ['23:30', '00:00']],
    ['the last minute of a day', { from: '00:00', until: '23:59' }, ['23:59', '00:00']],
  ])('N3 is %s', (_, quiet, times) => {
    expect(timesFor(quiet)).toEqual(times);
  });

  it('N3 is the company’s, and the end of the company’s quiet hours where those end later', () => {
    expect(timesFor(undefined, { ...company, remindAt: '07:30' })[0]).toBe('08:00');
    expect(timesFor(undefined, { ...company, remindAt: '10:15' })[0]).toBe('10:15');
  });

  it('N3 is not skipped by a clock that is: the first minute after it is meant', () => {
    const { person } = readerOf({ timeZone: 'Europe/London' });
    const { from } = windowOn(isoDate('2027-03-28'), person, {
      remindAt: '01:30',
      quietHours: { from: '18:00', until: '01:00' },
    });
    expect(from.toISOString()).toBe('2027-03-28T01:00:00.000Z');
  });

  it('N3 is never in quiet hours, whatever they are', () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
    fc.assert(
      fc.property(time, time, time, (remindAt, quietFrom, quietUntil) => {
        fc.pre(quietFrom !== quietUntil);
        const [from = '', until = ''] = timesFor(
          { from: quietFrom, until: quietUntil },
          { ...company, remindAt },
        );
        const quietMinutes = new Set<string>();
        for (let minute = quietFrom; minute !== quietUntil; minute = minuteAfter(minute))
          quietMinutes.add(minute);
        for (let minute = from; minute !== until; minute = minuteAfter(minute)) {
          expect(quietMinutes).not.toContain(minute);
        }
        expect(from).not.toBe(until);
        expect(from < '12:00' ? from < until && until <= '12:00' : from < until || until === '00:00').toBe(
          true,
        );
      }),
      { numRuns: 60 },
    );
  });
});

function minuteAfter(time: string): string {
  const next = (Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + 1) % (24 * 60);
  return `${String(Math.floor(next / 60)).padStart(2, '0')}:${String(next % 60).padStart(2, '0')}`;
}

describe('a day for reminders', () => {
  it.each([
    ['N4', 'is a day of work', readerOf(), true],
    ['N4', 'is no day of somebody who left', readerOf({ isActive: false }), false],
    ['N4', 'is no holiday', readerOf({}, ['2026-12-10']), false],
    [
      'P5',
      'is no day of an absence',
      readerOf({ absences: [{ from: isoDate('2026-12-10'), until: isoDate('2026-12-10') }] }),
      false,
    ],
  ])('%s %s', (_rule, _what, reader, isOne) => {
    expect(isRemindableOn(isoDate('2026-12-10'), reader)).toBe(isOne);
    expect(isRemindableOn(isoDate('2026-12-12'), reader)).toBe(false);
  });
});
