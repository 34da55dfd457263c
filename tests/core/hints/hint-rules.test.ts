import { describe, expect, it } from '@jest/globals';
import type { HintKind } from '../../../src/core/chat/hint-kinds.ts';
import { hintsFor, type ThreadFacts } from '../../../src/core/hints/hint-rules.ts';
import { mondayOf } from '../../../src/core/hints/shown-hint.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';

/** Two people whose 1-to-1s leave nothing to say. */
const well: ThreadFacts = {
  today: isoDate('2026-12-09'),
  outcomes: ['held', 'held', 'held'],
  nextDueOn: isoDate('2026-12-09'),
  revieweePoints: [1, 0, 2],
  revieweePointsToCome: 0,
  questions: [
    { type: 'number', askedTo: 'reviewee' },
    { type: 'longText', askedTo: 'both' },
  ],
  hasMetForQuarter: true,
  hasGrowthTopic: true,
  mostCarried: 3,
};

describe('the hints about a pair', () => {
  it('H2 are none where all is well', () => {
    expect(hintsFor(well)).toEqual([]);
  });

  const table: [HintKind | 'nothing', string, Partial<ThreadFacts>][] = [
    ['did-not-happen', 'two not held in a row', { outcomes: ['not held', 'not held', 'held'] }],
    ['nothing', 'one not held', { outcomes: ['not held', 'held', 'not held'] }],
    ['nothing', 'the only one not held', { outcomes: ['not held'] }],
    ['overdue', 'a day after the interval', { today: isoDate('2026-12-10') }],
    ['carried-often', 'a point carried four times', { mostCarried: 4 }],
    ['their-time', 'no point of theirs for three', { revieweePoints: [0, 0, 0, 1] }],
    ['nothing', 'no point of theirs for two', { revieweePoints: [0, 0, 1] }],
    ['nothing', 'only two held at all', { revieweePoints: [0, 0] }],
    ['nothing', 'a point of theirs for the next', { revieweePoints: [0, 0, 0], revieweePointsToCome: 1 }],
    ['no-growth', 'no such topic for a quarter', { hasGrowthTopic: false }],
    ['nothing', 'no such topic of two who met lately', { hasGrowthTopic: false, hasMetForQuarter: false }],
    [
      'only-status',
      'facts asked of the reviewee, and more of the reviewer alone',
      {
        questions: [
          { type: 'yesNo', askedTo: 'reviewee' },
          { type: 'shortText', askedTo: 'both' },
          { type: 'mood', askedTo: 'reviewer' },
        ],
      },
    ],
    ['nothing', 'no questions at all', { questions: [] }],
    ['nothing', 'a mood beside facts', { questions: [{ type: 'mood', askedTo: 'reviewee' }] }],
  ];

  it.each(table)('H2 %s: %s', (kind, _when, facts) => {
    const expected = kind === 'nothing' ? [] : [kind];
    const { nextDueOn: _, ...first } = { ...well, ...facts };
    expect(hintsFor({ ...well, ...facts })).toEqual(expected);
    expect(hintsFor(first)).toEqual(expected.filter((hint) => hint !== 'overdue'));
  });
});

describe('a week', () => {
  it.each([
    ['2026-12-07', '2026-12-07'],
    ['2026-12-13', '2026-12-07'],
    ['2026-12-14', '2026-12-14'],
    ['2027-01-01', '2026-12-28'],
  ])('H2 of %s begins on %s', (day, monday) => {
    expect(mondayOf(isoDate(day))).toBe(monday);
  });
});
