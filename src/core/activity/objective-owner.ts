import type { Core } from '../core.ts';
import { AppError, notFound } from '../errors.ts';
import { type ActivityItem, ActivityItemModel } from '../one-to-ones/activity-item.ts';
import { loadOneToOne, mayRead, mustBeAllowed, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { mustBeUnderway } from '../one-to-ones/must-be.ts';
import type { Person } from '../people/person.ts';

/** Whose objectives are changed: somebody's own, or the reviewee's beside an open 1-to-1. */
export interface ObjectiveOwner {
  person: Person;
  actor: Person;
  seen?: SeenOneToOne;
}

/** @throws {AppError} when objectives are not part of that 1-to-1, or not this person's to change */
export async function objectiveOwner(
  core: Core,
  actor: Person,
  oneToOneId: string | undefined,
): Promise<ObjectiveOwner> {
  if (oneToOneId === undefined) return { person: actor, actor };
  const seen = await loadOneToOne(core, actor, oneToOneId);
  mustBeAllowed(seen, 'change-objectives');
  mustBeUnderway(seen);
  if (!seen.oneToOne.panels?.includes('objectives')) {
    throw new AppError('invalid', 'This 1-to-1 shows no objectives. Whoever set it up can add them.');
  }
  return { person: seen.reviewee, actor, seen };
}

/** @throws {AppError} not-found for anything but an objective of that person, and where the panels are closed to the actor */
export async function findObjective({ person, seen }: ObjectiveOwner, itemId: string): Promise<ActivityItem> {
  const isClosed = seen && !mayRead(seen, seen.oneToOne);
  const item = isClosed
    ? null
    : await ActivityItemModel.findOne({
        _id: itemId,
        personId: person._id,
        kind: 'objective',
      }).lean<ActivityItem>();
  if (!item) throw notFound('That objective');
  return item;
}
