import { notFound } from '../errors.ts';
import { mayRead, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { type ActionPoint, ActionPointModel } from './action-point.ts';
import { type AgendaPoint, AgendaPointModel } from './agenda-point.ts';
import type { PointRef } from './comment.ts';

/** A point with what comments need to know of it. */
export type FoundPoint =
  | { point: 'agenda-point'; it: AgendaPoint }
  | { point: 'action-point'; it: ActionPoint };

/** @throws {AppError} not-found when it is not on the list of this 1-to-1, as what was done before it is not, or this person may not read it */
export async function findPoint(seen: SeenOneToOne, ref: PointRef): Promise<FoundPoint> {
  const found = await lookForPoint(seen, ref);
  if (!found) throw notFound(ref.point === 'agenda-point' ? 'That agenda point' : 'That action point');
  return found;
}

export async function lookForPoint(
  seen: SeenOneToOne,
  { point, pointId }: PointRef,
): Promise<FoundPoint | undefined> {
  const { threadId, occurrence } = seen.oneToOne;
  const ofThis = { _id: pointId, threadId, addedIn: { $lte: occurrence } };
  if (point === 'agenda-point') {
    const it = await AgendaPointModel.findOne({
      ...ofThis,
      $or: [{ resolvedIn: { $exists: false } }, { resolvedIn: { $gte: occurrence } }],
    }).lean<AgendaPoint>();
    return it && mayRead(seen, it) ? { point, it } : undefined;
  }
  const it = await ActionPointModel.findOne({
    ...ofThis,
    $or: [{ doneIn: { $exists: false } }, { doneIn: { $gte: occurrence } }],
  }).lean<ActionPoint>();
  return it && mayRead(seen, it) ? { point, it } : undefined;
}
