import type { Core } from '../core.ts';
import { hasLeftAnnouncements } from '../one-to-ones/announcement.ts';
import { type OneToOne, OneToOneModel } from '../one-to-ones/one-to-one.ts';
import { announce } from './announce.ts';

const batchSize = 100;

/** The sweep that makes known what a copy of the app left when it was killed after a step. */
export async function finishSteps(core: Core): Promise<{ finished: number }> {
  let finished = 0;
  for (;;) {
    const batch = await OneToOneModel.find(hasLeftAnnouncements(core), { unannounced: 1 })
      .limit(batchSize)
      .lean<Pick<OneToOne, '_id' | 'unannounced'>[]>();
    for (const oneToOne of batch) await announce(core, oneToOne);
    finished += batch.length;
    if (batch.length < batchSize) return { finished };
  }
}
