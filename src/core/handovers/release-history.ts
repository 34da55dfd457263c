import { record } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { AppError } from '../errors.ts';
import { mustBeAllowed, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { ReleaseModel, releaseId } from '../one-to-ones/release.ts';
import { refreshMessages } from '../outbox/enqueue.ts';
import { findHandover } from './find-handover.ts';

/**
 * The reviewee lets their new reviewer read the earlier 1-to-1s of the thread; doing it again changes nothing.
 * @param toId whom the reviewee was shown when they agreed
 */
export async function releaseHistory(core: Core, seen: SeenOneToOne, toId: string): Promise<void> {
  mustBeAllowed(seen, 'release-history');
  const { _id: oneToOneId, threadId, reviewerId } = seen.oneToOne;
  if (reviewerId !== toId) {
    throw new AppError(
      'conflict',
      `${seen.reviewer.name} reviews this 1-to-1 now. Open it and decide again.`,
    );
  }
  if (!(await findHandover(seen))) return;
  await ReleaseModel.updateOne(
    { _id: releaseId(threadId, toId) },
    { $setOnInsert: { threadId, toId }, $max: { releasedAt: core.clock.now() } },
    { upsert: true },
  );
  await record(core, seen.actor, 'history.released', { oneToOneId, personId: toId });
  await refreshMessages(core, oneToOneId);
}
