import type { SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { type OneToOne, OneToOneModel } from '../one-to-ones/one-to-one.ts';
import { findReleasedAt } from '../one-to-ones/release.ts';
import { isAllowed, mayReadEarlier, settingsFor } from '../permissions/permissions.ts';

type PastOneToOne = Pick<OneToOne, 'occurrence' | 'reviewerId' | 'issuedAt' | 'status'>;

/**
 * Of what was written under the points of a thread, what this person may read. Points are carried from one reviewer to
 * the next; what was said about them belongs to the 1-to-1 that was the newest when it was written.
 */
export async function readableInThread<T extends { authorId: string; writtenAt: Date }>(
  { oneToOne, actor, relations, settings }: SeenOneToOne,
  written: readonly T[],
): Promise<T[]> {
  const readsAll =
    relations.includes('reviewee') ||
    isAllowed(relations.filter(isHr), 'read-shared', settingsFor(oneToOne, settings));
  if (readsAll || written.length === 0) return [...written];
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
  return written.filter(({ authorId, writtenAt }) => {
    const newestThen = past.findLast(({ issuedAt }) => issuedAt <= writtenAt) ?? past[0];
    if (authorId === actor._id || !newestThen || newestThen.reviewerId === own.reviewerId) return true;
    return newestThen.occurrence < own.occurrence && mayReadEarlier(settings, releasedAt, newestThen);
  });
}

function isHr(relation: string): boolean {
  return relation === 'hr';
}
