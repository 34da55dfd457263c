import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isWorkingDay } from '../../../src/core/holidays/working-calendar.ts';
import type { ReminderChoice } from '../../../src/core/one-to-ones/one-to-one.ts';
import type { Duty } from '../../../src/core/reminders/duties.ts';
import { actionRungsOf, type Laddered, type Reader, rungsOf } from '../../../src/core/reminders/ladder.ts';
import { addDays } from '../../../src/core/time/calendar.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';
import { readerOf } from './reader.ts';

/** Issued on Tuesday 1 December 2026. */
const oneToOne: Laddered = { reminders: [-2, 0, 1, 7], issuedAt: new Date('2026-12-01T09:00:00Z') };
const answerBy = (by: string): Duty => ({ what: 'answer', side: 'reviewee', by: isoDate(by) });
const finaliseBy = (by: string): Duty => ({ what: 'finalise', side: 'reviewer', by: isoDate(by) });

/** For a deadline on Thursday 10 December. */
function rungs(more: Partial<Laddered> = {}, reader: Reader = readerOf(), duty = answerBy('2026-12-10')) {
  return rungsOf({ ...oneToOne, ...more }, duty, reader).map((day) => day.slice(5));
}

const chosen = (choice: ReminderChoice) => ({ reminderChoices: { mei: choice } });

describe('the days on which somebody is reminded of a deadline', () => {
  it('N2 are two days before, the day itself, one and seven days after, unless planned otherwise', () => {
    expect(rungs()).toEqual(['12-08', '12-10', '12-11', '12-17']);
    expect(rungs({ reminders: [3, -1] })).toEqual(['12-09', '12-13']);
    expect(rungs({ reminders: [] })).toEqual([]);
  });

  it('N2 begin earlier for whose lead is longer than planned, and not later for whose is shorter', () => {
    expect(rungs({}, readerOf({ preferences: { reminderLeadDays: 6 } }))[0]).toBe('12-04');
    expect(rungs({}, readerOf({ preferences: { reminderLeadDays: 1 } }))).toEqual(rungs());
    expect(rungs({ reminders: [] }, readerOf({ preferences: { reminderLeadDays: 1 } }))).toEqual(['12-09']);
  });

  it('C7 N4 move before a day off up to the deadline: a reminder after it helps nobody', () => {
    expect(rungs({}, readerOf(), answerBy('2026-12-13'))).toEqual(['12-11', '12-14', '12-20']);
    expect(rungs({}, readerOf({}, ['2026-12-08', '2026-12-10']))).toEqual([
      '12-07',
      '12-09',
      '12-11',
      '12-17',
    ]);
  });

  it('N2 is the deadline day alone where it is muted', () => {
    expect(rungs(chosen({ isMuted: true }))).toEqual(['12-10']);
    expect(rungs(chosen({ isMuted: true }), readerOf({ preferences: { reminderLeadDays: 6 } }))).toEqual([
      '12-10',
    ]);
  });

  it('N2 begin again on the day until which they were put off, and the deadline day stays', () => {
    expect(rungs(chosen({ snoozedUntil: isoDate('2026-12-14') }))).toEqual(['12-10', '12-14', '12-17']);
    expect(rungs(chosen({ snoozedUntil: isoDate('2026-12-09') }))[0]).toBe('12-09');
  });

  it('N2 is somebody’s own choice and nobody else’s', () => {
    expect(rungs(chosen({ isMuted: true }), readerOf({ _id: 'tomasz' }))).toEqual(rungs());
  });

  it.each([
    ['the issue', {}, answerBy('2026-12-02'), ['12-02', '12-03', '12-09']],
    ['the issue', {}, answerBy('2026-12-01'), ['12-02', '12-08']],
    [
      'a reopening',
      { reopenings: [{ at: new Date('2026-12-10T15:00:00Z'), byId: 'hr' }] },
      answerBy('2026-12-10'),
      ['12-11', '12-17'],
    ],
    [
      'a handover',
      {
        reassignments: [{ at: new Date('2026-12-09T15:00:00Z'), byId: 'hr', fromId: 'a', toId: 'mei' }],
      },
      finaliseBy('2026-12-10'),
      ['12-10', '12-11', '12-17'],
    ],
  ])('N6 come after the day of the notice of %s', (_, more, duty, days) => {
    expect(rungs(more, readerOf(), duty)).toEqual(days);
  });

  it('N6 counts the day of a notice where its reader lives', () => {
    const issuedAt = new Date('2026-12-08T20:00:00Z');
    expect(rungs({ issuedAt })[0]).toBe('12-10');
    const inHonolulu = readerOf({ timeZone: 'Pacific/Honolulu' });
    expect(rungs({ issuedAt: new Date('2026-12-08T05:00:00Z') }, inHonolulu)[0]).toBe('12-08');
  });

  it('A4 are the day after an action point’s due date and a week later', () => {
    const addedAt = new Date('2026-12-01T09:00:00Z');
    const dueOn = isoDate('2026-12-10');
    expect(actionRungsOf({ dueOn, addedAt }, readerOf())).toEqual(['2026-12-11', '2026-12-18']);
    expect(actionRungsOf({ addedAt }, readerOf())).toEqual([]);
  });

  it('N2 C7 never lie on a day off up to the deadline, nor after the last one planned, nor twice', () => {
    const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays(isoDate('2026-12-02'), days));
    const plan = fc.array(fc.integer({ min: -30, max: 60 }), { maxLength: 6 });
    const lead = fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined });
    fc.assert(
      fc.property(day, plan, lead, fc.array(day, { maxLength: 12 }), (by, reminders, leadDays, holidays) => {
        const preferences = leadDays === undefined ? {} : { reminderLeadDays: leadDays };
        const reader = readerOf({ preferences }, holidays);
        const found = rungsOf({ ...oneToOne, reminders }, answerBy(by), reader);
        expect(found).toEqual([...new Set(found)].sort());
        expect(found.every((rung) => rung > '2026-12-01')).toBe(true);
        expect(found.filter((rung) => rung <= by && !isWorkingDay(rung, reader.calendar))).toEqual([]);
        const latest = addDays(by, Math.max(0, ...reminders));
        expect(found.every((rung) => rung <= latest)).toBe(true);
        const muted = rungsOf(
          { ...oneToOne, reminders, reminderChoices: { mei: { isMuted: true } } },
          answerBy(by),
          reader,
        );
        expect(found).toEqual(expect.arrayContaining(muted));
        expect(muted.length).toBeLessThanOrEqual(reminders.includes(0) ? 1 : 0);
      }),
    );
  });
});
