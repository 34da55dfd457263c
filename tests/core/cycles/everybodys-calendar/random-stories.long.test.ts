import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { makeTestCore } from '../../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../../support/test-database.ts';
import { story } from './random-stories.ts';
import { Tandem } from './tandem.ts';
import { tell } from './tell.ts';

useTestDatabase();

describe('everybody has their own time', () => {
  it('C16 C17 C18 C19 what is previewed is what is stored, and what the rules alone say, in random organisations', async () => {
    let issued = 0;
    await fc.assert(
      fc.asyncProperty(story, async (told) => {
        await clearDatabase();
        const { disagreement, ...counts } = await tell(told, new Tandem(makeTestCore(told.at)));
        issued += counts.issued;
        expect(disagreement).toBeUndefined();
      }),
      { seed: 20261217, numRuns: 14, endOnFailure: true },
    );
    expect(issued).toBeGreaterThan(100);
  });
});
