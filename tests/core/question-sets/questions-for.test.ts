import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { questionSetInputSchema } from '../../../src/core/question-sets/question-set.ts';
import { questionsFor } from '../../../src/core/question-sets/questions-for.ts';

function setOf(keys: string[], ask: unknown, everyNth: Record<string, number> = {}) {
  const questions = keys.map((key) => ({
    key,
    type: 'shortText',
    prompt: `${key}?`,
    ...(everyNth[key] && { everyNth: everyNth[key] }),
  }));
  return { _id: 'set', ...questionSetInputSchema.parse({ name: 'Set', ask, questions }) };
}

const idsIn = (set: ReturnType<typeof setOf>, turn: number) => questionsFor([set], turn).map(({ id }) => id);

describe('the questions of an occurrence', () => {
  it('Q3 are a copy with an id that is the same in every occurrence', () => {
    const [question] = questionsFor([setOf(['mood'], 'all')], 7);
    expect(question).toMatchObject({ id: 'set_mood', key: 'mood', setName: 'Set', prompt: 'mood?' });
  });

  it('Q2 include one of every n-th occurrence only then', () => {
    const set = setOf(['a', 'b'], 'all', { b: 3 });
    expect([0, 1, 2, 3].map((turn) => idsIn(set, turn).includes('set_b'))).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it('Q2 rotate in order, and begin again when all were asked', () => {
    const set = setOf(['a', 'b', 'c', 'd'], { rotate: 2 });
    expect([0, 1, 2].map((turn) => idsIn(set, turn))).toEqual([
      ['set_a', 'set_b'],
      ['set_c', 'set_d'],
      ['set_a', 'set_b'],
    ]);
  });

  it('Q2 are never the same again until all were asked, whatever the numbers', () => {
    const numbers = fc.tuple(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 1, max: 14 }));
    fc.assert(
      fc.property(numbers, fc.nat(60), ([size, rotate], from) => {
        const set = setOf(
          Array.from({ length: size }, (_, index) => `q${index}`),
          { rotate },
        );
        const turns = Math.ceil(size / rotate);
        const asked = Array.from({ length: turns }, (_, index) => idsIn(set, from + index));
        expect(new Set(asked.flat()).size).toBe(size);
        const beforeTheRoundEnds = asked.slice(0, Math.floor(size / rotate)).flat();
        expect(new Set(beforeTheRoundEnds).size).toBe(beforeTheRoundEnds.length);
        for (const each of asked) expect(each).toHaveLength(Math.min(rotate, size));
      }),
    );
  });

  it('T1 are asked once of a set that stands twice', () => {
    const set = setOf(['a', 'b'], 'all');
    expect(questionsFor([set, set], 0).map(({ id }) => id)).toEqual(['set_a', 'set_b']);
  });

  it('T1 stand in the order of the sets', () => {
    const sets = [
      { ...setOf(['z'], 'all'), _id: 'one' },
      { ...setOf(['a'], 'all'), _id: 'two' },
    ];
    expect(questionsFor(sets, 0).map(({ id }) => id)).toEqual(['one_z', 'two_a']);
  });
});
