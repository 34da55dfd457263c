import { afterEach, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { openTestPlayground, type TestPlayground } from './open-test-playground.ts';

let test: TestPlayground;

afterEach(() => test.stop());

describe('a new playground', () => {
  it('imports people, lets the app into Teams, and only then starts the cycles and what is due', async () => {
    test = await openTestPlayground();
    expect(test.steps.slice(0, 2)).toEqual(['people', 'teams']);
    expect(test.steps.slice(2, -2)).toContain('install Layla Farouk');
    expect(test.steps.slice(2, -2).every((step) => step.startsWith('install '))).toBe(true);
    expect(test.steps.slice(-2)).toEqual(['setup', 'tick']);
  });

  it('counts the days of the first cycle from today where the cycle counts them', async () => {
    test = await openTestPlayground({ now: '2026-07-03T23:30:00Z' });
    const [weekly] = parse(test.setups[0] ?? '').cycles;
    expect(weekly.dates).toEqual({
      firstIssueOn: '2026-07-04',
      revieweeBy: '2026-07-07',
      reviewerBy: '2026-07-08',
      finaliseBy: '2026-07-09',
    });
    expect(weekly.issueImmediately).toBe(true);
  });

  it('dates what people said before it to the hours before', async () => {
    test = await openTestPlayground({ now: '2026-07-03T12:00:00Z' });
    const seen = await (await test.get('/visit/slack/U0MEITAN')).json();
    const channel = seen.conversations.find(({ name }: { name: string }) => name === 'design');
    const sentAt = new Date(Number(channel.messages[0].ts) * 1000);
    expect(sentAt.toISOString()).toMatch(/^2026-07-03T10:0/);
  });

  it('starts even where the cycles are older than it and cannot be changed any more', async () => {
    test = await openTestPlayground({ refusesSetup: true });
    expect(test.steps.at(-1)).toBe('tick');
    expect(test.warnings).toEqual([expect.stringContaining('could not be set up')]);
  });

  it('adds nobody to a database that holds other people', async () => {
    test = await openTestPlayground({ holdsOthers: true });
    expect(test.steps).toEqual([]);
    expect(test.warnings).toEqual([expect.stringContaining('does not add its invented company')]);
  });

  it('is not seeded again at the next start', async () => {
    test = await openTestPlayground();
    test = await test.restart();
    expect(test.steps).toEqual([]);
  });
});
