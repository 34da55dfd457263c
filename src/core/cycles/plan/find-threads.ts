import type { Core } from '../../core.ts';
import { type OneToOne, OneToOneModel, oneToOneId, threadIdOf } from '../../one-to-ones/one-to-one.ts';
import type { Thread } from '../../one-to-ones/thread.ts';
import { findCoveredBy } from '../../people/find-covered-by.ts';
import type { Person } from '../../people/person.ts';
import { type Cycle, CycleModel } from '../cycle.ts';
import { upcomingPairs } from './upcoming-pairs.ts';

/**
 * Every thread of which this person is one of the two or stands in for the reviewer today, open ones first, the soonest
 * deadline first; what somebody opened again by hand stands behind what is current.
 */
export async function findThreads(core: Core, person: Person): Promise<Thread[]> {
  const { open, next } = await findOpenAndNext(core, person);
  const seen = new Set(open.map(({ threadId }) => threadId));
  return [...open, ...next.filter(({ threadId }) => !seen.has(threadId))];
}

/**
 * The open ones of them and, whether one is open or not, what comes next.
 * @param covered for whom this person acts today, where that is known
 */
export async function findOpenAndNext(
  core: Core,
  person: Person,
  covered?: readonly string[],
): Promise<{ open: Thread[]; next: Thread[] }> {
  const [cycles, coveredIds] = await Promise.all([
    CycleModel.find({ status: { $in: ['active', 'paused'] } }).lean<Cycle[]>(),
    covered ?? findCoveredBy(core, person._id),
  ]);
  const open = (await openOneToOnesOf(person._id, coveredIds)).map(threadOfOpen);
  return { open, next: await nextThreads(core, person, coveredIds, cycles) };
}

async function openOneToOnesOf(personId: string, coveredIds: readonly string[]): Promise<OneToOne[]> {
  return (
    OneToOneModel.find({
      status: 'open',
      $or: [{ revieweeId: personId }, { reviewerId: { $in: [personId, ...coveredIds] } }],
    })
      // What has no such mark sorts before what has one.
      .sort({ staysOpen: 1, finaliseBy: 1 })
      .lean<OneToOne[]>()
  );
}

function threadOfOpen(oneToOne: OneToOne): Thread {
  const { threadId, cycleId, revieweeId, reviewerId, occurrence, title, visibleTo, finaliseBy } = oneToOne;
  return {
    threadId,
    cycleId,
    revieweeId,
    reviewerId,
    occurrence,
    oneToOneId: oneToOne._id,
    title,
    ...(visibleTo && { visibleTo }),
    isIssued: true,
    finaliseBy,
  };
}

/** The pairs of running cycles as their next issue will make them. */
async function nextThreads(
  core: Core,
  person: Person,
  coveredIds: readonly string[],
  cycles: Cycle[],
): Promise<Thread[]> {
  const pairs = await upcomingPairs(core, cycles, person._id, coveredIds);
  return pairs.map(({ cycle, title, visibleTo, occurrence, revieweeId, reviewerId, issueOn }) => ({
    threadId: threadIdOf(cycle._id, revieweeId),
    cycleId: cycle._id,
    revieweeId,
    reviewerId,
    occurrence,
    oneToOneId: oneToOneId(cycle._id, occurrence, revieweeId),
    title,
    ...(visibleTo && { visibleTo }),
    isIssued: false,
    issueOn,
  }));
}

/** The id of the other of the two: for a stand-in, the reviewee. */
export function counterpartIn(thread: Thread, personId: string): string {
  return thread.revieweeId === personId ? thread.reviewerId : thread.revieweeId;
}
