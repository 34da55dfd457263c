import type { Core } from '../core.ts';
import { finishLeft, hasLeftAnnouncements } from '../one-to-ones/announcement.ts';
import { type OneToOne, OneToOneModel } from '../one-to-ones/one-to-one.ts';
import { announce } from './announce.ts';

/** The sweep that makes known what a copy of the app left when it was killed after a step. */
export async function finishSteps(core: Core): Promise<{ finished: number }> {
  const finished = await finishLeft(
    (most) =>
      OneToOneModel.find(hasLeftAnnouncements(core), { unannounced: 1 })
        .limit(most)
        .lean<Pick<OneToOne, '_id' | 'unannounced'>[]>(),
    (oneToOne) => announce(core, oneToOne),
  );
  return { finished };
}
