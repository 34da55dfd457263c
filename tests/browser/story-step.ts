import { it } from '@jest/globals';

/** An `it` for what can only go on where the step before has ended: after one that failed all others fail at once. */
export function createStep(): (sentence: string, run: () => Promise<void>) => void {
  let failed: string | undefined;
  return (sentence, run) => {
    it(sentence, async () => {
      if (failed !== undefined) throw new Error(`The story ended at “${failed}”.`);
      failed = sentence;
      await run();
      failed = undefined;
    });
  };
}
