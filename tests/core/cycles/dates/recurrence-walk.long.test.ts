import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Every } from '../../../../src/core/cycles/cycle-input.ts';

import { planOccurrence } from '../../../../src/core/cycles/plan/plan-occurrence.ts';
import type { PlannedCycle } from '../../../../src/core/cycles/plan/planner.ts';
import { isoDate } from '../../../../src/core/time/iso-date.ts';
import { member, organisationOf } from '../../../support/members.ts';
import { calendarUntil, type Day, lastDayOf, writtenOut } from '../../../support/walked-calendar.ts';

const occurrences = 40;

/** The last cycle starts in 2036 and comes again every four years. */
const calendar = calendarUntil(2036 + 4 * occurrences);

/** A cycle by what the walker needs of it; the distances are days before the share-and-finalise-by date. */
interface Walk {
  first: Day;
  every: Every;
  distances: { issue: number; reviewee: number; reviewer: number };
  nonWorkingDays: PlannedCycle['nonWorkingDays'];
}

function walk(from: Day, days: number): Day {
  const at = calendar[from.index + days];
  if (!at) throw new Error(`the calendar ends before ${days} days from ${writtenOut(from)}`);
  return at;
}

/** Goes through the calendar day by day, counting, and stops on the days a cycle comes again. */
function walkedDays({ first, every }: Walk): Day[] {
  const [unit = 'weeks', count = 1] = Object.entries(every)[0] ?? [];
  const months = count * ({ months: 1, quarters: 3, years: 12 }[unit] ?? 0);
  const found = [first];
  let today = first;
  let daysGone = 0;
  let monthsGone = 0;
  while (found.length < occurrences) {
    today = walk(today, 1);
    daysGone += 1;
    if (today.day === 1) monthsGone += 1;
    const isAgain =
      unit === 'weeks'
        ? daysGone % (7 * count) === 0
        : monthsGone % months === 0 && today.day === Math.min(first.day, lastDayOf(today.year, today.month));
    if (isAgain) found.push(today);
  }
  return found;
}

function offWeekend(day: Day, nonWorkingDays: Walk['nonWorkingDays']): Day {
  if (nonWorkingDays === 'keep' || (day.weekday !== 0 && day.weekday !== 6)) return day;
  return offWeekend(walk(day, nonWorkingDays === 'next' ? 1 : -1), nonWorkingDays);
}

/** The four dates of every occurrence. */
function walkedDates(cycle: Walk) {
  const { issue, reviewee, reviewer } = cycle.distances;
  return walkedDays(cycle).map((finaliseBy) => {
    const before = (days: number) => writtenOut(offWeekend(walk(finaliseBy, -days), cycle.nonWorkingDays));
    return {
      issueOn: before(issue),
      revieweeBy: before(reviewee),
      reviewerBy: before(reviewer),
      finaliseBy: before(0),
    };
  });
}

/** What the product plans for somebody who lives in that zone. */
function planned({ first, every, distances, nonWorkingDays }: Walk, timeZone: string) {
  const before = (days: number) => isoDate(writtenOut(walk(first, -days)));
  const cycle: PlannedCycle = {
    recipients: { company: false, personIds: ['reviewee'], teams: [] },
    dates: {
      firstIssueOn: before(distances.issue),
      revieweeBy: before(distances.reviewee),
      reviewerBy: before(distances.reviewer),
      finaliseBy: before(0),
    },
    every,
    nonWorkingDays,
    timeZone: 'Europe/London',
    issueImmediately: false,
    skipWhenAway: true,
    startedAt: new Date('2025-01-01T00:00:00Z'),
  };
  const people = [member('reviewee', { timeZone, overrideManagerId: 'reviewer' }), member('reviewer')];
  const organisation = organisationOf(people);
  const now = new Date('2025-01-01T00:00:00Z');
  return Array.from({ length: occurrences }, (_, occurrence) => {
    const { dates, issues } = planOccurrence(cycle, {}, occurrence, organisation, now);
    return { dates, issueAt: issues[0]?.issueAt ?? new Date(0) };
  });
}

function inOneLine({ issueOn, revieweeBy, reviewerBy, finaliseBy }: ReturnType<typeof walkedDates>[number]) {
  return `${issueOn} ${revieweeBy} ${reviewerBy} ${finaliseBy}`;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What calendar and clock on the wall show in that zone. */
function shownIn(timeZone: string, at: Date): string {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  clocks.set(timeZone, clock);
  return clock.format(at);
}

const startDays = calendar.filter(({ year }) => year >= 2026 && year <= 2036);
const isMonthEnd = ({ year, month, day }: Day) => day >= Math.min(29, lastDayOf(year, month));
const isLeapDay = ({ month, day }: Day) => month === 2 && day === 29;
const anyDay = fc.oneof(
  fc.constantFrom(...startDays),
  fc.constantFrom(...startDays.filter(isMonthEnd)),
  fc.constantFrom(...startDays.filter(isLeapDay)),
);
const anyEvery = fc.oneof<fc.Arbitrary<Every>[]>(
  fc.record({ weeks: fc.integer({ min: 1, max: 8 }) }),
  fc.record({ months: fc.integer({ min: 1, max: 14 }) }),
  fc.record({ quarters: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ years: fc.integer({ min: 1, max: 4 }) }),
);
const anyWalk = fc.record({
  first: anyDay,
  every: anyEvery,
  distances: fc
    .tuple(fc.nat(9), fc.nat(9), fc.nat(9))
    .map(([a, b, c]) => ({ issue: a + b + c, reviewee: b + c, reviewer: c })),
  nonWorkingDays: fc.constantFrom('keep' as const, 'next' as const, 'previous' as const),
});
const oddZones = ['Australia/Lord_Howe', 'Pacific/Apia', 'America/St_Johns', 'Asia/Kathmandu'];
const anyZone = fc.oneof(
  fc.constantFrom(...oddZones),
  fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
);

describe('a thousand cycles, walked through the calendar day by day', () => {
  it('C3 C4 C6 C7 come again on the days that the walk stops at, each issued at nine where the reviewee lives', () => {
    fc.assert(
      fc.property(anyWalk, anyZone, (cycle, timeZone) => {
        const plan = planned(cycle, timeZone);
        // As text, which is compared much faster.
        expect(plan.map(({ dates }) => inOneLine(dates)).join('\n')).toBe(
          walkedDates(cycle).map(inOneLine).join('\n'),
        );
        expect(plan.map(({ issueAt }) => shownIn(timeZone, issueAt)).join('\n')).toBe(
          plan.map(({ dates }) => `${dates.issueOn} 09:00:00`).join('\n'),
        );
        const moments = plan.map(({ issueAt }) => issueAt.getTime());
        expect(moments.join()).toBe([...new Set(moments)].sort((left, right) => left - right).join());
      }),
      { numRuns: 1000 },
    );
  }, 60_000);
});

describe('a year of Sundays, the days on which clocks are changed', () => {
  /** From which Sunday on nine in the morning is that time in UTC, on that Sunday or the Saturday before. */
  it.each<[string, [string, string, 'same day' | 'day before'][]]>([
    ['Asia/Kathmandu', [['2027-01-03', '03:15', 'same day']]],
    ['Pacific/Apia', [['2027-01-03', '20:00', 'day before']]],
    [
      'Australia/Lord_Howe',
      [
        ['2027-01-03', '22:00', 'day before'],
        ['2027-04-04', '22:30', 'day before'],
        ['2027-10-03', '22:00', 'day before'],
      ],
    ],
    [
      'America/St_Johns',
      [
        ['2027-01-03', '12:30', 'same day'],
        ['2027-03-14', '11:30', 'same day'],
        ['2027-11-07', '12:30', 'same day'],
      ],
    ],
    [
      'Europe/London',
      [
        ['2027-01-03', '09:00', 'same day'],
        ['2027-03-28', '08:00', 'same day'],
        ['2027-10-31', '09:00', 'same day'],
      ],
    ],
  ])('C6 are issued at nine in %s, before and after', (timeZone, changes) => {
    const sundays = calendar.filter(({ year, weekday }) => year === 2027 && weekday === 0);
    const [firstSunday] = sundays;
    if (!firstSunday) throw new Error('no Sunday');
    const cycle: Walk = {
      first: walk(firstSunday, 5),
      every: { weeks: 1 },
      distances: { issue: 5, reviewee: 3, reviewer: 1 },
      nonWorkingDays: 'keep',
    };
    const halves = [cycle, { ...cycle, first: walk(cycle.first, 7 * occurrences) }];
    const issued = halves.flatMap((half) => planned(half, timeZone)).slice(0, sundays.length);
    const expected = sundays.map((sunday) => {
      const [, time, on] = changes.findLast(([from]) => from <= writtenOut(sunday)) ?? [];
      return `${writtenOut(on === 'day before' ? walk(sunday, -1) : sunday)}T${time}:00.000Z`;
    });
    expect(issued.map(({ issueAt }) => issueAt.toISOString())).toEqual(expected);
  });
});
