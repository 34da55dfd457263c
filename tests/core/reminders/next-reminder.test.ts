import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nextReminder } from '../../../src/core/reminders/next-reminder.ts';
import { isRemindableOn, windowOn } from '../../../src/core/reminders/reminder-window.ts';
import { addDays } from '../../../src/core/time/calendar.ts';
import { type IsoDate, isoDate } from '../../../src/core/time/iso-date.ts';
import { readerOf } from './reader.ts';

const times = { remindAt: '09:00', quietHours: { from: '18:00', until: '08:00' } };
const rungs = ['2026-12-08', '2026-12-10', '2026-12-11', '2026-12-17'].map((day) => isoDate(day));

function nextAt(now: string, saidThrough?: string, reader = readerOf()): string | undefined {
  const said = saidThrough === undefined ? undefined : isoDate(saidThrough);
  const situation = { now: new Date(now), times, saidThrough: () => said };
  return nextReminder(rungs, reader, situation)?.at.toISOString().slice(5, 16);
}

describe('the next reminder', () => {
  it('N2 N3 comes at nine on the next rung', () => {
    expect(nextAt('2026-12-02T10:00:00Z')).toBe('12-08T09:00');
    expect(nextAt('2026-12-08T09:00:00Z', '2026-12-08')).toBe('12-10T09:00');
    expect(nextAt('2026-12-11T09:00:00Z', '2026-12-11')).toBe('12-17T09:00');
    expect(nextAt('2026-12-17T09:00:00Z', '2026-12-17')).toBeUndefined();
  });

  it('N3 is made up for until noon, and past it on the next day; several rungs are one reminder', () => {
    expect(nextAt('2026-12-08T11:59:00Z')).toBe('12-08T09:00');
    expect(nextAt('2026-12-08T12:01:00Z')).toBe('12-09T09:00');
    expect(nextAt('2026-12-11T14:00:00Z')).toBe('12-14T09:00');
    expect(nextAt('2026-12-14T09:00:00Z', '2026-12-14')).toBe('12-17T09:00');
  });

  it('N4 P5 waits for the end of an absence', () => {
    const absences = [{ from: isoDate('2026-12-07'), until: isoDate('2026-12-09') }];
    expect(nextAt('2026-12-02T10:00:00Z', undefined, readerOf({ absences }))).toBe('12-10T09:00');
    const long = [{ from: isoDate('2026-12-07'), until: isoDate('2028-12-09') }];
    expect(nextAt('2026-12-02T10:00:00Z', undefined, readerOf({ absences: long }))).toBeUndefined();
  });

  it('N4 never comes to somebody who left', () => {
    expect(nextAt('2026-12-02T10:00:00Z', undefined, readerOf({ isActive: false }))).toBeUndefined();
  });

  it('N2 N3 N4 followed to the end says every rung once, on days for reminders, each as early as can be', () => {
    const zones = ['Europe/London', 'Pacific/Apia', 'Australia/Lord_Howe', 'America/St_Johns'];
    const day = fc.integer({ min: 0, max: 120 }).map((days) => addDays(isoDate('2027-02-20'), days));
    fc.assert(
      fc.property(
        fc.uniqueArray(day, { minLength: 1, maxLength: 8 }),
        fc.array(fc.tuple(day, fc.integer({ min: 0, max: 9 })), { maxLength: 4 }),
        fc.array(day, { maxLength: 10 }),
        fc.constantFrom(...zones),
        (days, away, holidays, timeZone) => {
          const absences = away.map(([from, length]) => ({ from, until: addDays(from, length) }));
          const reader = readerOf({ timeZone, absences }, holidays);
          const sorted = [...days].sort();
          const said = follow(sorted, reader);
          expect(said.filter((on) => !isRemindableOn(on, reader))).toEqual([]);
          expect(said).toEqual(daysFor(sorted, reader));
        },
      ),
    );
  });
});

/** The days on which somebody is reminded when every reminder is sent as soon as it is due. */
function follow(all: readonly IsoDate[], reader: ReturnType<typeof readerOf>): IsoDate[] {
  const said: IsoDate[] = [];
  let now = new Date('2027-02-19T00:00:00Z');
  for (;;) {
    const next = nextReminder(all, reader, { now, times, saidThrough: () => said.at(-1) });
    if (!next) return said;
    expect(next.at).toEqual(windowOn(next.on, reader.person, times).from);
    expect(next.at > now).toBe(true);
    said.push(next.on);
    now = next.at;
  }
}

/** For each rung the first day for reminders from it on. */
function daysFor(all: readonly IsoDate[], reader: ReturnType<typeof readerOf>): IsoDate[] {
  const days = all.map((rung) => {
    let on = rung;
    while (!isRemindableOn(on, reader)) on = addDays(on, 1);
    return on;
  });
  return [...new Set(days)];
}
