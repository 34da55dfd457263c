import type { Core } from '../core.ts';
import { type OneToOne, OneToOneModel } from '../one-to-ones/one-to-one.ts';
import { announce } from './announce.ts';

const batchSize = 100;
/** Whoever takes a step makes it known themselves, and needs less than this. */
const graceMs = 60_000;

/** Which steps were taken and, by now, should have been made known. */
export function unfinishedSteps({ clock }: Core) {
  const until = new Date(clock.now().getTime() - graceMs);
  // The `$type` repeats what the comparison says already, in the words of the partial index.
  return { 'unannounced.entry.at': { $lte: until, $type: 'date' as const } };
}

/** The sweep that makes known what a copy of the app left when it was killed after a step. */
export async function finishSteps(core: Core): Promise<{ finished: number }> {
  let finished = 0;
  for (;;) {
    const batch = await OneToOneModel.find(unfinishedSteps(core), { unannounced: 1 })
      .limit(batchSize)
      .lean<Pick<OneToOne, '_id' | 'unannounced'>[]>();
    for (const oneToOne of batch) await announce(core, oneToOne);
    finished += batch.length;
    if (batch.length < batchSize) return { finished };
  }
}
