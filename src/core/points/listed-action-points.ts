import { type OneToOne, OneToOneModel } from '../one-to-ones/one-to-one.ts';
import { listedStatuses } from '../one-to-ones/status.ts';
import { findPeople } from '../people/find-people.ts';
import type { Person } from '../people/person.ts';
import type { ActionPoint } from './action-point.ts';

/** An action point where its owner finds it. */
export interface ListedActionPoint {
  point: ActionPoint;
  oneToOneId: string;
  withName: string;
}

/** Of somebody's action points, those that stand on a list they can open. */
export async function listedActionPoints(
  person: Pick<Person, '_id'>,
  points: readonly ActionPoint[],
): Promise<ListedActionPoint[]> {
  if (points.length === 0) return [];
  const newest = await Promise.all(points.map((point) => newestListing(point, person._id)));
  const people = await findPeople(newest.flatMap((one) => (one ? [one.revieweeId, one.reviewerId] : [])));
  return points.flatMap((point, index) => {
    const one = newest[index];
    if (!one) return [];
    const otherId = one.revieweeId === person._id ? one.reviewerId : one.revieweeId;
    return [{ point, oneToOneId: one._id, withName: people.get(otherId)?.name ?? 'Former colleague' }];
  });
}

/** The newest 1-to-1 of this person on whose list an action point stands: the thread may have gone on without them. */
async function newestListing({ threadId, addedIn }: ActionPoint, personId: string): Promise<OneToOne | null> {
  return OneToOneModel.findOne({
    threadId,
    occurrence: { $gte: addedIn },
    status: { $in: [...listedStatuses] },
    $or: [{ revieweeId: personId }, { reviewerId: personId }],
  })
    .sort({ occurrence: -1 })
    .lean<OneToOne>();
}
