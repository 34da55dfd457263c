import { describe, expect, it } from '@jest/globals';
import { formatInTimeZone } from 'date-fns-tz';
import fc from 'fast-check';
import { lapsesFrom } from '../../../src/core/one-to-ones/lapses-from.ts';
import { addDays } from '../../../src/core/time/calendar.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';

const zones = [
  'Pacific/Auckland',
  'Asia/Kolkata',
  'Europe/London',
  'America/St_Johns',
  'America/Sao_Paulo',
  'America/Los_Angeles',
  'Pacific/Pago_Pago',
];
const minuteMs = 60_000;

const moment = fc
  .integer({ min: 0, max: 3 * 365 * 24 * 60 })
  .map((minutes) => new Date(Date.parse('2026-01-01T00:00:00Z') + minutes * minuteMs));
/** Near the end of the day, so that most are about it. */
const pair = fc.record({
  now: moment,
  daysAgo: fc.integer({ min: -1, max: 2 }),
  reviewee: fc.constantFrom(...zones),
  reviewer: fc.constantFrom(...zones),
});

describe('when a 1-to-1 may lapse', () => {
  it('O15 is when it is a later day than its finalise-by day where both live, whatever the clocks do', () => {
    fc.assert(
      fc.property(pair, ({ now, daysAgo, reviewee, reviewer }) => {
        const finaliseBy = addDays(isoDate(now.toISOString().slice(0, 10)), -daysAgo);
        const one = { status: 'open', isRecurring: true, finaliseBy } as const;
        const from = lapsesFrom(one, [reviewee, reviewer]);
        // Another library's calendar: it asks each wall what day it shows.
        const isOverIn = (zone: string) => formatInTimeZone(now, zone, 'yyyy-MM-dd') > finaliseBy;
        expect(from !== undefined && from <= now).toBe(isOverIn(reviewee) && isOverIn(reviewer));
      }),
      { numRuns: 500 },
    );
  });

  it('O15 is never for what comes once, was opened by hand, or is not open', () => {
    const finaliseBy = isoDate('2026-12-07');
    const open = { status: 'open', isRecurring: true, finaliseBy } as const;
    const never = [
      { ...open, isRecurring: false },
      { ...open, staysOpen: true },
      { ...open, status: 'finalised' as const },
      { ...open, status: 'not-held' as const },
      { ...open, status: 'archived' as const },
    ];
    for (const one of never) expect(lapsesFrom(one, ['Europe/London'])).toBeUndefined();
  });
});
