import { expect, it } from '@jest/globals';
import { formatDay } from '../../../src/core/time/format-day.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';

it.each([
  ['en-GB', 'Wed 23 Dec'],
  ['en-US', 'Wed, Dec 23'],
  ['pt-BR', 'qua., 23 de dez.'],
  ['ja-JP', '12月23日(水)'],
])('a day is written as people of %s write it', (locale, expected) => {
  expect(formatDay(isoDate('2026-12-23'), locale)).toBe(expected);
});
