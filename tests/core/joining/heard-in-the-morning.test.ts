import { describe, expect, it } from '@jest/globals';
import { HolidayCalendarModel } from '../../../src/core/holidays/holiday-calendar.ts';
import { PersonModel } from '../../../src/core/people/person.ts';
import { TeamModel } from '../../../src/core/people/team.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';
import { useTestDatabase } from '../../support/test-database.ts';
import { fromSaturday, localTime, type Many, makeManagerOfNine } from './manager-of-many.ts';

useTestDatabase();

const zones = ['Asia/Tokyo', 'Europe/London', 'America/Los_Angeles'];

/** Sweeps every hour. */
async function walk({ sweepAt }: Many, from: string, until: string): Promise<void> {
  for (let at = Date.parse(from); at <= Date.parse(until); at += 60 * 60_000)
    await sweepAt(new Date(at).toISOString());
}

const heard = ({ slack, manager }: Many) => slack.of(manager).map(({ at }) => localTime(at, manager));

describe('C6: whoever reviews hears of an issue', () => {
  it.each(['Asia/Tokyo', 'Europe/London', 'America/Los_Angeles'])(
    'at their own nine and at no other time, in %s',
    async (zone) => {
      const many = await makeManagerOfNine({ zone, zonesOfReports: zones });
      await walk(many, '2026-12-01T23:00:00Z', '2026-12-03T18:00:00Z');
      expect(new Set(heard(many).map((at) => at.slice(11)))).toEqual(new Set(['09:00']));
      // Whoever is reviewed hears at nine as well, where they live.
      const times = many.reports.map((each) => localTime(many.slack.of(each)[0]?.at, each));
      expect(new Set(times)).toEqual(new Set(['2026-12-02 09:00']));
    },
  );

  it('on a working day: after the weekend and a holiday of their team', async () => {
    const many = await makeManagerOfNine({ cycle: { dates: fromSaturday } });
    await HolidayCalendarModel.create({ name: 'Local', days: [isoDate('2026-12-07')] });
    await TeamModel.create({ _id: 'heads', name: 'Heads', holidayCalendar: 'Local' });
    await PersonModel.updateOne(
      { _id: many.manager._id },
      { $set: { primaryTeamId: 'heads', overrideManagerId: many.boss._id } },
    );
    await walk(many, '2026-12-05T08:00:00Z', '2026-12-08T10:00:00Z');
    // Their own as reviewee comes on its day, as to everybody.
    expect(new Set(heard(many))).toEqual(new Set(['2026-12-05 09:00', '2026-12-08 09:00']));
    expect(localTime(many.slack.of(many.boss)[0]?.at, many.boss)).toBe('2026-12-07 09:00');
  });

  it('after an outage at once where it is a working day, and not at night', async () => {
    const many = await makeManagerOfNine();
    await PersonModel.updateOne({ _id: many.boss._id }, { $set: { timeZone: 'Asia/Tokyo' } });
    await many.sweepAt('2026-12-02T15:00:00Z');
    expect(heard(many)[0]).toBe('2026-12-02 15:00');
    expect(many.slack.of(many.boss)).toEqual([]);
    await walk(many, '2026-12-02T16:00:00Z', '2026-12-03T03:00:00Z');
    const boss = { ...many.boss, timeZone: 'Asia/Tokyo' };
    expect(many.slack.of(boss).map(({ at }) => localTime(at, boss))).toEqual(['2026-12-03 09:00']);
  });

  it('at once when it is issued immediately, once their quiet hours are over', async () => {
    const many = await makeManagerOfNine({
      cycle: { issueImmediately: true },
      startAt: '2026-12-01T15:00:00Z',
    });
    await PersonModel.updateOne({ _id: many.boss._id }, { $set: { timeZone: 'Asia/Tokyo' } });
    await many.sweepAt('2026-12-01T15:00:00Z');
    expect(heard(many)[0]).toBe('2026-12-01 15:00');
    expect(many.slack.of(many.boss)).toEqual([]);
    await walk(many, '2026-12-01T16:00:00Z', '2026-12-02T03:00:00Z');
    const boss = { ...many.boss, timeZone: 'Asia/Tokyo' };
    const [first, ...others] = many.slack.of(boss).map(({ at }) => localTime(at, boss));
    expect(others).toEqual([]);
    expect(first).toMatch(/^2026-12-02 0[78]:/);
  });
});
