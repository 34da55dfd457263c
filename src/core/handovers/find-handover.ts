import { can, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { newestOfThreads } from '../one-to-ones/newest-of-threads.ts';
import { type OneToOne, OneToOneModel } from '../one-to-ones/one-to-one.ts';
import { findReleasedAt } from '../one-to-ones/release.ts';
import { listedStatuses } from '../one-to-ones/status.ts';
import { findPeople } from '../people/find-people.ts';
import { isTakenOver, readsWhatWasWritten, takenOverBy } from '../permissions/own-grants.ts';
import { hasHrRole, isAllowed, mayReadEarlier } from '../permissions/permissions.ts';
import { settingsFor } from '../permissions/written.ts';

/** What a reviewee may let their new reviewer read. */
export interface Handover {
  oneToOneId: string;
  toId: string;
  toName: string;
  /** How many earlier 1-to-1s they may not read yet. */
  count: number;
  /** Who reviewed those. */
  fromNames: string[];
}

interface Earlier extends Pick<OneToOne, 'reviewerId' | 'issuedAt' | 'visibleTo'> {
  /** Until when what is closed of it was written; all of it is released by when it was issued without that. */
  writtenUntil?: Date;
}

/** The question whether the past may be read, on the newest 1-to-1 of a thread; undefined when there is nothing to ask. */
export async function findHandover(seen: SeenOneToOne): Promise<Handover | undefined> {
  const { _id: oneToOneId, threadId, occurrence, reviewerId: toId } = seen.oneToOne;
  if (!mayBeClosed(seen) || !can(seen, 'release-history')) return undefined;
  const newest = (await newestOfThreads([threadId])).get(threadId);
  if (newest?._id !== oneToOneId) return undefined;
  const [releasedAt, earlier] = await Promise.all([
    findReleasedAt(threadId, toId),
    OneToOneModel.find(
      {
        threadId,
        occurrence: { $lt: occurrence },
        status: { $in: [...listedStatuses] },
        reviewerId: { $ne: toId },
      },
      { reviewerId: 1, issuedAt: 1, visibleTo: 1 },
    ).lean<Earlier[]>(),
  ]);
  const before = [...earlier, ...thisOneBefore(seen), ...addedBefore(seen)];
  const closed = before.filter((one) => isClosed(seen, one, releasedAt));
  if (closed.length === 0) return undefined;
  const people = await findPeople(closed.map(({ reviewerId }) => reviewerId));
  const fromNames = [...people.values()].map(({ name }) => name);
  return { oneToOneId, toId, toName: seen.reviewer.name, count: closed.length, fromNames };
}

/** Whether a release could open anything; for nearly everybody nothing is closed, and then nothing is asked for. */
function mayBeClosed({ settings, oneToOne }: SeenOneToOne): boolean {
  const { history, historyReadsFrom } = settings;
  if (history !== 'always') return history === 'withConsent';
  return historyReadsFrom !== undefined || isTakenOver(oneToOne);
}

/** The 1-to-1 itself, as it was until its reviewer took it over. */
function thisOneBefore({ oneToOne }: SeenOneToOne): Earlier[] {
  const taken = takenOverBy(oneToOne, oneToOne.reviewerId);
  const from = oneToOne.reassignments?.findLast(({ toId }) => toId === oneToOne.reviewerId)?.fromId;
  return taken && taken.at > oneToOne.issuedAt && from !== undefined
    ? [{ ...oneToOne, reviewerId: from, writtenUntil: taken.at }]
    : [];
}

/** What was added for somebody else before it, or one before it, was issued. */
function addedBefore({ oneToOne }: SeenOneToOne): Earlier[] {
  const { reviewerId, takenOver } = oneToOne;
  return takenOver?.fromId === undefined || takenOver.byId !== reviewerId
    ? []
    : [{ ...oneToOne, reviewerId: takenOver.fromId, writtenUntil: new Date(takenOver.at) }];
}

/** Whether the reviewer reads it neither as such nor as HR. */
function isClosed({ oneToOne, reviewer, settings }: SeenOneToOne, one: Earlier, releasedAt?: Date): boolean {
  const isByOwnDoing = isTakenOver(oneToOne);
  const { issuedAt, writtenUntil = issuedAt } = one;
  if (mayReadEarlier(settings, releasedAt, { issuedAt: writtenUntil }, isByOwnDoing)) return false;
  const { hrSince } = reviewer;
  const asHr = hrSince && { readsFrom: hrSince };
  const isReadByHr = isAllowed(['hr'], 'read-shared', settingsFor(one, settings, issuedAt));
  return !(hasHrRole(reviewer) && isReadByHr && readsWhatWasWritten(issuedAt, asHr));
}
