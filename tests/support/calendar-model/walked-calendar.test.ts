import { describe, expect, it } from '@jest/globals';
import { startModel } from './calendar-model.ts';
import { sameDayOfLaterMonth } from './days.ts';
import { companyOf, london, swept, weekly } from './examples.ts';
import type { ModelCycle } from './occurrences.ts';
import { nineOn } from './wall-clock.ts';

describe('the walked calendar of the model', () => {
  it.each([
    ['Europe/London', '2026-12-17', '2026-12-17T09:00:00.000Z'],
    ['Asia/Kathmandu', '2026-12-17', '2026-12-17T03:15:00.000Z'],
    ['Pacific/Kiritimati', '2026-12-17', '2026-12-16T19:00:00.000Z'],
    ['Pacific/Pago_Pago', '2026-12-17', '2026-12-17T20:00:00.000Z'],
    ['Pacific/Chatham', '2026-09-28', '2026-09-27T19:15:00.000Z'],
    ['Australia/Lord_Howe', '2026-10-05', '2026-10-04T22:00:00.000Z'],
    ['Antarctica/Troll', '2026-07-01', '2026-07-01T07:00:00.000Z'],
  ])('C6 finds nine in the morning in %s on %s', (zone, day, moment) => {
    expect(nineOn(day, zone)).toBe(moment);
  });

  it('C6 takes the first minute after a time that is skipped', () => {
    // Samoa went from 29 to 31 December 2011.
    expect(nineOn('2011-12-30', 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z');
  });

  it.each([
    ['2026-12-23', 1, '2027-01-23'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-01-31', 2, '2026-03-31'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-08-31', 6, '2027-02-28'],
  ])('C3 goes from %s by %i months to %s', (first, months, day) => {
    expect(sameDayOfLaterMonth(first, months)).toBe(day);
  });

  it('C4 keeps the distances of the other dates', () => {
    const monthly: ModelCycle = {
      ...weekly,
      dates: ['2026-01-26', '2026-01-28', '2026-01-30', '2026-01-31'],
      every: { months: 1 },
    };
    const model = startModel(monthly, companyOf({ ann: london }), '2026-01-01T00:00Z');
    swept(model, '2026-02-23T09:00Z');
    expect(model.issued.map(({ dates }) => dates)).toEqual([
      ['2026-02-23', '2026-02-25', '2026-02-27', '2026-02-28'],
    ]);
  });
});
