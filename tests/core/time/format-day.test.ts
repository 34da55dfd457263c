import { expect, it } from '@jest/globals';
import { formatDay } from '../../../src/core/time/format-day.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';

it.each([
  ['en-GB', 'Wed 23 Dec'],
  ['en-US', 'Wed, Dec 23'],
  ['pt-BR', 'Wed 23 Dec'],
  ['ja-JP', 'Wed 23 Dec'],
])('a day is written for people of %s, in English like everything else', (locale, expected) => {
  expect(formatDay(isoDate('2026-12-23'), locale)).toBe(expected);
});
