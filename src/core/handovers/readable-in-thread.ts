import { mayRead, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { type OneToOne, OneToOneModel } from '../one-to-ones/one-to-one.ts';
import { findReleasedAt } from '../one-to-ones/release.ts';
import { mayReadEarlier } from '../permissions/permissions.ts';
import type { VisibleTo } from '../permissions/visible-to.ts';

type PastOneToOne = Pick<OneToOne, 'occurrence' | 'reviewerId' | 'issuedAt' | 'status'>;

interface Said {
  authorId: string;
  visibleTo?: VisibleTo;
  writtenAt: Date;
}

/**
 * Of what was written under the points of a thread, what this person may read. Points are carried from one reviewer to
 * the next; what was said about them belongs to the 1-to-1 that was the newest when it was written.
 */
export async function readableInThread<T extends Said>(
  seen: SeenOneToOne,
  written: readonly T[],
): Promise<T[]> {
  const { oneToOne, actor, relations, settings, ownGrants } = seen;
  const readsAll = (one: T) =>
    relations.includes('reviewee') || (relations.includes('hr') && mayRead(seen, one, ['hr']));
  if (written.every(readsAll)) return [...written];
  const { threadId } = oneToOne;
  const past = await OneToOneModel.find(
    { threadId, status: { $ne: 'skipped' } },
    { occurrence: 1, reviewerId: 1, issuedAt: 1, status: 1 },
  )
    .sort({ occurrence: 1 })
    .lean<PastOneToOne[]>();
  const own = relations.includes('successor')
    ? past.findLast(({ status }) => status !== 'archived')
    : oneToOne;
  if (!own) return [];
  const releasedAt = await findReleasedAt(threadId, own.reviewerId);
  return written.filter((one) => {
    if (readsAll(one)) return true;
    const { authorId, writtenAt } = one;
    const newestThen = past.findLast(({ issuedAt }) => issuedAt <= writtenAt) ?? past[0];
    if (authorId === actor._id || !newestThen || newestThen.reviewerId === own.reviewerId) return true;
    const isByOwnDoing = ownGrants?.reviewer !== undefined;
    return (
      newestThen.occurrence < own.occurrence && mayReadEarlier(settings, releasedAt, newestThen, isByOwnDoing)
    );
  });
}
