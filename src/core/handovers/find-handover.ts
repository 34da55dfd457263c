import { can, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { newestOfThreads } from '../one-to-ones/newest-of-threads.ts';
import { type OneToOne, OneToOneModel } from '../one-to-ones/one-to-one.ts';
import { findReleasedAt } from '../one-to-ones/release.ts';
import { findPeople } from '../people/find-people.ts';

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

/** The question whether the past may be read, on the newest 1-to-1 of a thread; undefined when there is nothing to ask. */
export async function findHandover(seen: SeenOneToOne): Promise<Handover | undefined> {
  const { _id: oneToOneId, threadId, occurrence, reviewerId: toId } = seen.oneToOne;
  if (seen.settings.history !== 'withConsent' || !can(seen, 'release-history')) return undefined;
  const newest = (await newestOfThreads([threadId])).get(threadId);
  if (newest?._id !== oneToOneId) return undefined;
  const releasedAt = await findReleasedAt(threadId, toId);
  const closed = await OneToOneModel.find(
    {
      threadId,
      occurrence: { $lt: occurrence },
      status: { $in: ['open', 'finalised'] },
      reviewerId: { $ne: toId },
      ...(releasedAt && { issuedAt: { $gt: releasedAt } }),
    },
    { reviewerId: 1 },
  ).lean<Pick<OneToOne, 'reviewerId'>[]>();
  if (closed.length === 0) return undefined;
  const people = await findPeople(closed.map(({ reviewerId }) => reviewerId));
  const fromNames = [...people.values()].map(({ name }) => name);
  return { oneToOneId, toId, toName: seen.reviewer.name, count: closed.length, fromNames };
}
