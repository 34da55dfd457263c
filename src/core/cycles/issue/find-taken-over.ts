import { newestOfThreads } from '../../one-to-ones/newest-of-threads.ts';
import type { OneToOne } from '../../one-to-ones/one-to-one.ts';
import { hrRoles, PersonModel } from '../../people/person.ts';
import { takenOverBy } from '../../permissions/own-grants.ts';

/** The ids of those who can make themself somebody's manager, or could. */
export async function findWhoCouldTakeOver(): Promise<ReadonlySet<string>> {
  const ids = await PersonModel.distinct('_id', {
    $or: [{ role: { $in: [...hrRoles] } }, { hrUntil: { $exists: true } }],
  });
  return new Set(ids);
}

/**
 * New 1-to-1s with what says that their reviewer may have made themself the reviewer of a thread that somebody else
 * reviewed before; one who is the reviewer still has it from then on.
 */
export async function markTakenOver(
  oneToOnes: readonly OneToOne[],
  couldTakeOver: ReadonlySet<string>,
): Promise<OneToOne[]> {
  const theirs = oneToOnes.filter(({ reviewerId }) => couldTakeOver.has(reviewerId));
  const before = await newestOfThreads(
    theirs.map(({ threadId }) => threadId),
    theirs.map(({ _id }) => _id),
    // Whoever could take over could have archived what was there, and restore it afterwards.
    ['open', 'finalised', 'archived'],
  );
  return oneToOnes.map((oneToOne) => {
    const { threadId, reviewerId, issuedAt } = oneToOne;
    const last = before.get(threadId);
    if (!last) return oneToOne;
    const takenOver =
      last.reviewerId === reviewerId ? takenOverBy(last, reviewerId) : { byId: reviewerId, at: issuedAt };
    return takenOver ? { ...oneToOne, takenOver } : oneToOne;
  });
}
