import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { createRefusalLog } from '../../src/core/refusal-log.ts';

let lines: object[];
const log = { warn: (fields: object) => void lines.push(fields) } as never;

beforeEach(() => {
  lines = [];
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

it('says the first refusal of a kind at once', () => {
  createRefusalLog(log).refused('signature', { path: '/slack/events' });
  expect(lines).toEqual([{ refused: 'signature', count: 1, path: '/slack/events' }]);
});

it('says all others of that minute in one line when it is over', () => {
  const { refused } = createRefusalLog(log);
  for (let index = 0; index < 1000; index += 1) refused('signature', { index });
  expect(lines).toHaveLength(1);
  jest.advanceTimersByTime(60_000);
  expect(lines.slice(1)).toEqual([{ refused: 'signature', count: 999, index: 1 }]);
});

it('writes at most one line a minute of each kind, however long it goes on', () => {
  const { refused } = createRefusalLog(log);
  for (let second = 0; second < 600; second += 1) {
    refused('signature');
    refused('token');
    jest.advanceTimersByTime(1_000);
  }
  const counts = lines.map((each) => (each as { count: number }).count);
  expect(lines.length).toBeLessThanOrEqual(22);
  expect(counts.reduce((sum, count) => sum + count)).toBe(1200);
});

it('keeps nothing of a kind that has been quiet for a minute', () => {
  const { refused } = createRefusalLog(log);
  refused('signature');
  jest.advanceTimersByTime(60_000);
  expect(jest.getTimerCount()).toBe(0);
  refused('signature');
  expect(lines).toHaveLength(2);
});
