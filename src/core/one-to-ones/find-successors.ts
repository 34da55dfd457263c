import type { Core } from '../core.ts';
import { standInIdOn } from '../people/absences.ts';
import { findPeople } from '../people/find-people.ts';
import type { Person } from '../people/person.ts';
import { isStandInByOwnDoing, takenOverBy } from '../permissions/own-grants.ts';
import { hasHrRole, mayReadEarlier } from '../permissions/permissions.ts';
import type { Settings } from '../settings/settings.ts';
import { dayIn } from '../time/local-time.ts';
import { type Newest, newestOfThreads } from './newest-of-threads.ts';
import { type OneToOne, OneToOneModel } from './one-to-one.ts';
import { type Release, ReleaseModel, releaseId } from './release.ts';
import { listedStatuses } from './status.ts';

/** By 1-to-1: who reviews its thread now, somebody else having reviewed it, and may read it; their stand-in as well. */
export async function findSuccessors(
  core: Core,
  actor: Person,
  oneToOnes: readonly OneToOne[],
  settings: Settings,
): Promise<Map<string, string[]>> {
  if (settings.history === 'never' || oneToOnes.length === 0) return new Map();
  const newest = await newestOfThreads(oneToOnes.map(({ threadId }) => threadId));
  const [releases, people] = await Promise.all([
    findReleases([...newest.values()], settings),
    findPeople([...newest.values()].map(({ reviewerId }) => reviewerId)),
  ]);
  const mayRead = (oneToOne: OneToOne): string[] => {
    const now = newest.get(oneToOne.threadId);
    if (!now || now.occurrence <= oneToOne.occurrence || now.reviewerId === oneToOne.reviewerId) return [];
    const releasedAt = releases.get(releaseId(now.threadId, now.reviewerId));
    const mayReadAs = (personId: string) =>
      mayReadEarlier(settings, releasedAt, oneToOne, mayBeOwnDoing(now, personId, actor));
    const reviewer = people.get(now.reviewerId);
    if (!reviewer) return [];
    const today = dayIn(core.clock.now(), reviewer.timeZone);
    const standInId = standInIdOn(reviewer.absences, today);
    const isNamed = standInId !== undefined && !isStandInByOwnDoing(reviewer, standInId, today);
    return [reviewer._id, ...(isNamed ? [standInId] : [])].filter(mayReadAs);
  };
  return new Map(oneToOnes.map((oneToOne) => [oneToOne._id, mayRead(oneToOne)]));
}

/** Whether somebody may have brought it about that they act for whoever reviews the thread now. */
function mayBeOwnDoing(now: Newest, personId: string, actor: Person): boolean {
  const couldMakeThemTheManager = personId === actor._id && personId !== now.reviewerId && hasHrRole(actor);
  return couldMakeThemTheManager || takenOverBy(now, personId) !== undefined;
}

/** Narrows a search to the earlier 1-to-1s of threads that one of these people reviews now; the gate decides of each. */
export async function earlierFilters(
  reviewerIds: readonly string[],
  settings: Settings,
): Promise<Record<string, unknown>[]> {
  if (settings.history === 'never') return [];
  const threadIds = await OneToOneModel.distinct('threadId', {
    reviewerId: { $in: reviewerIds },
    status: { $in: [...listedStatuses] },
  });
  const reviewed = [...(await newestOfThreads(threadIds)).values()].filter(({ reviewerId }) =>
    reviewerIds.includes(reviewerId),
  );
  if (settings.history === 'always')
    return reviewed.length === 0 ? [] : [{ threadId: { $in: reviewed.map(({ threadId }) => threadId) } }];
  const releases = await findReleases(reviewed, settings);
  return reviewed.flatMap(({ threadId, reviewerId }) => {
    const releasedAt = releases.get(releaseId(threadId, reviewerId));
    return releasedAt ? [{ threadId, issuedAt: { $lte: releasedAt } }] : [];
  });
}

async function findReleases(
  newest: readonly Newest[],
  { history, historyReadsFrom }: Settings,
): Promise<Map<string, Date>> {
  const isOpen = history === 'always' && historyReadsFrom === undefined;
  if (isOpen && newest.every((one) => !one.takenOver && !one.reassignments)) return new Map();
  const ids = newest.map(({ threadId, reviewerId }) => releaseId(threadId, reviewerId));
  const releases = await ReleaseModel.find({ _id: { $in: ids } }).lean<Release[]>();
  return new Map(releases.map(({ _id, releasedAt }) => [_id, releasedAt]));
}
