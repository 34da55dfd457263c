import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openTestPlayground, type TestPlayground } from './open-test-playground.ts';

let test: TestPlayground;

beforeEach(async () => {
  test = await openTestPlayground({ now: '2026-11-23T09:00:00Z' });
});

afterEach(() => test.stop());

const turn = (body: unknown) => test.post('/clock', body);
const at = (moment: string) => new Date(moment);
const day = (moment: Date) => moment.toISOString().slice(0, 10);

describe('the clock of the playground', () => {
  it('stops at everything on its way', async () => {
    test.clock.events = [at('2026-11-23T21:00:00Z'), at('2026-11-24T05:00:00Z'), at('2026-11-26T09:00:00Z')];
    const response = await turn({ byDays: 1 });
    expect(response.status).toBe(200);
    expect(test.clock.turns.map((moment) => moment.toISOString().slice(0, 13))).toEqual([
      '2026-11-23T21',
      '2026-11-24T05',
      '2026-11-24T09',
    ]);
  });

  it('goes to the next event that somebody sees something of', async () => {
    test.clock.events = [at('2026-11-25T19:00:00Z'), at('2026-11-26T01:00:00Z'), at('2026-11-27T01:00:00Z')];
    const { tick } = test.clock;
    test.clock.tick = async () => {
      await tick();
      if (day(test.clock.now()) === '2026-11-26') {
        await test.post('/visit/slack/U0MEITAN/post', { channel: 'C0DESIGN', text: 'Seen' });
      }
    };
    await turn({ to: 'next event' });
    expect(test.clock.turns.at(-1)).toEqual(at('2026-11-26T01:00:00Z'));
  });

  it('turns to a day at the present time of day', async () => {
    await turn({ toDay: '2026-12-24' });
    expect(test.clock.turns.at(-1)?.toISOString()).toMatch(/^2026-12-24T09:0/);
  });

  it('does not stay with an event that does not go away', async () => {
    test.clock.events = [at('2026-11-23T21:00:00Z')];
    test.clock.tick = async () => undefined;
    await turn({ byDays: 1 });
    expect(test.clock.turns).toHaveLength(2);
  });

  it('makes a second turn wait for the first', async () => {
    await Promise.all([turn({ byDays: 1 }), turn({ byDays: 1 })]);
    expect(test.clock.turns.map(day)).toEqual(['2026-11-24', '2026-11-25']);
  });

  it.each([
    [{}, 'Say {'],
    [{ byDays: 0 }, 'byDays must be a whole number from 1 to 366'],
    [{ byDays: 1.5 }, 'Say {'],
    [{ byDays: 1000 }, 'byDays must be a whole number from 1 to 366'],
    [{ toDay: '2026-02-30' }, 'toDay must be a day that exists'],
    [{ toDay: 'tomorrow' }, 'toDay must be a day that exists'],
    [{ to: 'yesterday' }, 'Say {'],
    [{ byDays: 1, toDay: '2026-12-24' }, 'Say {'],
  ])('refuses %j with a sentence', async (body, sentence) => {
    const response = await turn(body);
    expect(response.status).toBe(400);
    expect((await response.json()).error).toContain(sentence);
    expect(test.clock.turns).toEqual([]);
  });

  it.each([
    [{ toDay: '2026-11-22' }, 'only goes forward'],
    [{ toDay: '2028-01-01' }, 'up to a year'],
    [{ to: 'next event' }, 'Nothing is going to happen'],
  ])('does not go to %j', async (body, sentence) => {
    const response = await turn(body);
    expect(response.status).toBe(409);
    expect((await response.json()).error).toContain(sentence);
    expect(test.clock.turns).toEqual([]);
  });

  it('says so when not all that was due could be done', async () => {
    test.clock.tick = async () => {
      throw new Error('secret detail');
    };
    const response = await turn({ byDays: 1 });
    expect(response.status).toBe(500);
    expect((await response.json()).error).toBe('Not all that was due could be done: see the log.');
  });
});
