import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { coalesce } from '../../src/jobs/coalesce.ts';

/** An act whose runs end when they are told to. */
function createAct() {
  const endings: ((error?: Error) => void)[] = [];
  const act = () =>
    new Promise<number>((resolve, reject) => {
      const run = endings.length + 1;
      endings.push((error) => (error ? reject(error) : resolve(run)));
    });
  return { act, end: (run: number, error?: Error) => endings[run - 1]?.(error), begun: () => endings.length };
}

describe('a coalesced act', () => {
  it('runs once more, afterwards, for everybody who asked while it ran', async () => {
    const { act, end, begun } = createAct();
    const { run } = coalesce(act);
    const first = run();
    const others = [run(), run(), run()];
    expect(begun()).toBe(1);
    end(1);
    expect(await first).toBe(1);
    await nextTurn();
    end(2);
    expect(await Promise.all(others)).toEqual([2, 2, 2]);
    expect(begun()).toBe(2);
  });

  it('runs again after a run that failed', async () => {
    const { act, end } = createAct();
    const { run } = coalesce(act);
    const first = run();
    const second = run();
    end(1, new Error('no'));
    await expect(first).rejects.toThrow('no');
    await nextTurn();
    end(2);
    expect(await second).toBe(2);
  });

  it('is idle when the last run has ended', async () => {
    const { act, end } = createAct();
    const { run, idle } = coalesce(act);
    await idle();
    const runs = [run(), run()];
    let isIdle = false;
    const becameIdle = idle().then(() => {
      isIdle = true;
    });
    end(1);
    await runs[0];
    await nextTurn();
    expect(isIdle).toBe(false);
    end(2);
    await becameIdle;
    expect(isIdle).toBe(true);
  });
});
