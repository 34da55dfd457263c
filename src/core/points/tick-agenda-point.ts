import { record } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { notFound } from '../errors.ts';
import { mustBeAllowed, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { mustBeUnderway } from '../one-to-ones/must-be.ts';
import { AgendaPointModel } from './agenda-point.ts';
import { findPoint } from './find-point.ts';

/** Ticks a point as discussed in this occurrence, or takes the tick back. */
export async function tickAgendaPoint(
  core: Core,
  seen: SeenOneToOne,
  pointId: string,
  isDiscussed: boolean,
): Promise<void> {
  mustBeAllowed(seen, 'tick-agenda-point');
  mustBeUnderway(seen);
  const { threadId, occurrence, _id: oneToOneId } = seen.oneToOne;
  const ofThis = { _id: pointId, threadId, addedIn: { $lte: occurrence } };
  // Everybody else who may tick reads all of it.
  if (seen.ownGrants) await findPoint(seen, { point: 'agenda-point', pointId });
  const result = isDiscussed
    ? await AgendaPointModel.updateOne(
        { ...ofThis, resolvedIn: { $exists: false } },
        { $set: { resolvedIn: occurrence, resolvedAt: core.clock.now(), resolvedById: seen.actor._id } },
      )
    : await AgendaPointModel.updateOne(
        { ...ofThis, resolvedIn: occurrence },
        { $unset: { resolvedIn: 1, resolvedAt: 1, resolvedById: 1 } },
      );
  if (result.matchedCount === 0 && !(await AgendaPointModel.exists(ofThis)))
    throw notFound('That agenda point');
  await record(core, seen.actor, isDiscussed ? 'agenda-point.ticked' : 'agenda-point.unticked', {
    oneToOneId,
    detail: pointId,
  });
}
