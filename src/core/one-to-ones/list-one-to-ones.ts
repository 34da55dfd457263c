import type { Core } from '../core.ts';
import { findCoveredBy } from '../people/find-covered-by.ts';
import type { Person } from '../people/person.ts';
import { getSettings } from '../settings/settings.ts';
import { earlierFilters } from './find-successors.ts';
import { type SeenOneToOne, seeOneToOnes } from './load-one-to-one.ts';
import { type OneToOne, OneToOneModel } from './one-to-one.ts';
import { closedStatuses } from './status.ts';

export type OneToOneList = 'mine' | 'reports' | 'past';

const mostListed = 200;

async function filterFor(
  of: OneToOneList,
  personId: string,
  coveredIds: readonly string[],
): Promise<Record<string, unknown>> {
  const reviewerIds = [personId, ...coveredIds];
  const reviewers = { $in: reviewerIds };
  switch (of) {
    case 'mine':
      return { revieweeId: personId, status: 'open' };
    case 'reports':
      return { reviewerId: reviewers, status: 'open' };
    case 'past': {
      const earlier = await earlierFilters(reviewerIds, await getSettings());
      const theirs = [{ revieweeId: personId }, { reviewerId: reviewers }, ...earlier];
      return { status: { $in: [...closedStatuses] }, $or: theirs };
    }
  }
}

/**
 * The 1-to-1s of one list, open ones by deadline, past ones the newest first, each as this person may see it.
 * @param covered for whom they act today, where that is known
 */
export async function listOneToOnes(
  core: Core,
  person: Person,
  of: OneToOneList,
  covered?: readonly string[],
): Promise<SeenOneToOne[]> {
  const coveredIds = of === 'mine' ? [] : (covered ?? (await findCoveredBy(core, person._id)));
  const found = await OneToOneModel.find(await filterFor(of, person._id, coveredIds))
    // The newest, should there be more: what lies years back must not take the place of what is current.
    .sort({ finaliseBy: -1, _id: 1 })
    .limit(mostListed)
    .lean<OneToOne[]>();
  return seeOneToOnes(core, person, of === 'past' ? found : found.reverse());
}
