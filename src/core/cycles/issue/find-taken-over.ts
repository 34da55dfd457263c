import { defined } from '../../defined.ts';
import { newestOfThreads } from '../../one-to-ones/newest-of-threads.ts';
import type { OneToOne } from '../../one-to-ones/one-to-one.ts';
import { issuedStatuses } from '../../one-to-ones/status.ts';
import { hrRoles, PersonModel } from '../../people/person.ts';
import { takenOverBy } from '../../permissions/own-grants.ts';
import { type AgendaPoint, AgendaPointModel } from '../../points/agenda-point.ts';
import type { Template } from '../../templates/template.ts';

/** The ids of those who can make themself the reviewer of others, or could: whoever made a template may name a coach in it. */
export async function findWhoCouldTakeOver({
  creatorId,
  reviewerId: coachId,
}: Pick<Template, 'creatorId' | 'reviewerId'>): Promise<ReadonlySet<string>> {
  const ids = await PersonModel.distinct('_id', {
    $or: [{ role: { $in: [...hrRoles] } }, { hrUntil: { $exists: true } }],
  });
  return new Set([...ids, ...(creatorId !== undefined && creatorId === coachId ? [creatorId] : [])]);
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
    issuedStatuses,
  );
  const added = await pointsBeforeIssue(theirs);
  return oneToOnes.map((oneToOne) => {
    const { threadId, reviewerId, issuedAt } = oneToOne;
    if (!couldTakeOver.has(reviewerId)) return oneToOne;
    const last = before.get(threadId);
    const forAnother = added.find(
      (point) =>
        point.threadId === threadId &&
        point.toReviewerId !== reviewerId &&
        point.addedIn > (last?.occurrence ?? -1),
    );
    const isOfAnother = last !== undefined && last.reviewerId !== reviewerId;
    const takenOver =
      forAnother || isOfAnother
        ? defined({ byId: reviewerId, at: issuedAt, fromId: forAnother?.toReviewerId })
        : last && takenOverBy(last, reviewerId);
    return takenOver ? { ...oneToOne, takenOver } : oneToOne;
  });
}

/** Points that were added for what was not issued yet, perhaps for another to read. */
async function pointsBeforeIssue(oneToOnes: readonly OneToOne[]) {
  if (oneToOnes.length === 0) return [];
  return AgendaPointModel.find(
    { threadId: { $in: oneToOnes.map(({ threadId }) => threadId) }, toReviewerId: { $exists: true } },
    { threadId: 1, toReviewerId: 1, addedIn: 1 },
  ).lean<Pick<AgendaPoint, 'threadId' | 'toReviewerId' | 'addedIn'>[]>();
}
