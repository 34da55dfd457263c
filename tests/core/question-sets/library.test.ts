import { describe, expect, it } from '@jest/globals';
import { library } from '../../../src/core/question-sets/library/library.ts';
import { questionSetInputSchema } from '../../../src/core/question-sets/question-set.ts';

describe('the library of question sets', () => {
  it('Q4 holds the twelve sets, each with a name of its own', () => {
    expect(library.map(({ set }) => set.name).sort()).toEqual([
      'Career conversation',
      'Exit',
      'Feedback exchange',
      'First 1-to-1',
      'New starter 30/60/90',
      'Probation review',
      'Quarterly review',
      'Remote wellbeing',
      'Return from leave',
      'Skip-level',
      'Stay conversation',
      'Weekly check-in',
    ]);
    expect(new Set(library.map(({ slug }) => slug)).size).toBe(12);
  });

  it.each(library.map((each) => [each.set.name, each] as const))('Q4 %s is a valid set', (_, { set }) => {
    expect(questionSetInputSchema.safeParse(set).error?.issues ?? []).toEqual([]);
    expect(set.questions.length).toBeGreaterThanOrEqual(4);
  });
});
