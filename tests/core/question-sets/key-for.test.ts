import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { keyFor } from '../../../src/core/question-sets/key-for.ts';
import { questionSchema } from '../../../src/core/question-sets/question.ts';

describe('the key of a question', () => {
  it.each([
    ['How was the week?', [], 'howWasTheWeek'],
    ['How was the week?', ['howWasTheWeek'], 'howWasTheWeek2'],
    ['Où en es-tu, José?', [], 'ouEnEsTuJose'],
    ["What's new?", [], 'whatsNew'],
    ['3 wins', [], 'wins'],
    ['今週はどうでしたか', [], 'question'],
    ['今月は', ['question', 'question2'], 'question3'],
  ])('is made from the prompt %j beside %j: %s', (prompt, taken, key) => {
    expect(keyFor(prompt, taken)).toBe(key);
  });

  it('is always one that the file format takes, and unique', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }), { maxLength: 12 }), (prompts) => {
        const keys: string[] = [];
        for (const prompt of [...prompts, ...prompts]) keys.push(keyFor(prompt, keys));
        expect(new Set(keys).size).toBe(keys.length);
        for (const key of keys) {
          const question = { key, type: 'longText', prompt: 'x' };
          expect(questionSchema.safeParse(question).success).toBe(true);
        }
      }),
    );
  });
});
