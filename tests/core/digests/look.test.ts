import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lookAt } from '../../../src/core/digests/look.ts';
import { timelinessAt } from '../../../src/core/digests/timeliness.ts';
import { plainCalendars } from '../../../src/core/holidays/working-calendar.ts';
import { firstTimeOf } from '../../../src/core/reminders/reminder-window.ts';
import { defaultSettings } from '../../../src/core/settings/settings.ts';
import { weekdayOf } from '../../../src/core/time/calendar.ts';
import { dayIn, timeOfDayIn } from '../../../src/core/time/local-time.ts';

const settings = (remindAt: string, from = '18:00', until = '08:00') => ({
  remindAt,
  quietHours: { from, until },
});

describe('the time of a post', () => {
  it.each([
    ['09:00', settings('09:00')],
    ['08:00', settings('06:30')],
    ['08:00', settings('20:00')],
    ['14:00', settings('13:00', '12:30', '14:00')],
    ['09:00', settings('09:00', '00:00', '07:00')],
  ])('N3 is %s: that of reminders, or the end of the quiet hours', (time, asSet) => {
    expect(firstTimeOf(asSet)).toBe(time);
  });

  it.each([
    ['08:59', 'early'],
    ['09:00', 'in time'],
    ['11:59', 'in time'],
    ['12:00', 'late'],
    ['17:59', 'late'],
    ['18:00', 'over'],
    ['23:59', 'over'],
    ['00:00', 'early'],
  ])('N5 is at %s %s', (time, timeliness) => {
    expect(timelinessAt(time, settings('09:00'))).toBe(timeliness);
  });

  it('N5 is not late in the afternoon of a company that reminds in the afternoon', () => {
    expect(timelinessAt('15:30', settings('14:00'))).toBe('in time');
  });
});

const zones = [
  'Europe/London',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Africa/Cairo',
  'America/Santiago',
];

describe('looking at a team', () => {
  it('N3 happens once each day for a whole year, at nine o’clock where the team is, whatever its clocks do', () => {
    for (const zone of zones) {
      let now = new Date('2026-11-25T00:00:00Z');
      let before = '';
      for (let looks = 0; looks < 366; looks += 1) {
        const { on, nextAt, deadlines } = lookAt(now, zone, plainCalendars.common, defaultSettings);
        if (looks > 0) {
          expect(timeOfDayIn(now, zone)).toBe('09:00');
          expect(on > before).toBe(true);
          expect(deadlines !== undefined).toBe(![0, 6].includes(weekdayOf(on)));
        }
        before = looks === 0 ? before : on;
        expect(nextAt > now).toBe(true);
        now = nextAt;
      }
    }
  });

  it('always comes again later, at whatever moment and whenever the company reminds', () => {
    const times = fc
      .integer({ min: 0, max: 24 * 60 - 1 })
      .map((minute) =>
        [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':'),
      );
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }),
        times,
        times,
        times,
        (zone, now, remindAt, from, until) => {
          fc.pre(from !== until);
          const asSet = { remindAt, quietHours: { from, until } };
          const look = lookAt(now, zone, plainCalendars.common, asSet);
          expect(look.nextAt.getTime()).toBeGreaterThan(now.getTime());
          expect(look.on).toBe(dayIn(now, zone));
          if (look.deadlines) expect(timeOfDayIn(now, zone) >= firstTimeOf(asSet)).toBe(true);
        },
      ),
    );
  });
});
