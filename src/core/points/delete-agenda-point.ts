import { record } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { AppError, notFound } from '../errors.ts';
import { mayRead, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { mustBeUnderway } from '../one-to-ones/must-be.ts';
import { isUnderway } from '../one-to-ones/status.ts';
import { type AgendaPoint, AgendaPointModel } from './agenda-point.ts';
import { CommentModel } from './comment.ts';

/** Takes a point off the agenda: its author or the reviewer may, until it was discussed. */
export async function deleteAgendaPoint(core: Core, seen: SeenOneToOne, pointId: string): Promise<void> {
  mustBeUnderway(seen);
  const point = await AgendaPointModel.findOne({
    _id: pointId,
    threadId: seen.oneToOne.threadId,
    addedIn: { $lte: seen.oneToOne.occurrence },
  }).lean<AgendaPoint>();
  if (!point || !mayRead(seen, point)) throw notFound('That agenda point');
  if (!mayDelete(seen, point)) {
    throw new AppError('not-allowed', 'Only its author or the reviewer can delete an agenda point.');
  }
  await AgendaPointModel.deleteOne({ _id: pointId });
  await CommentModel.deleteMany({ point: 'agenda-point', pointId });
  await record(core, seen.actor, 'agenda-point.deleted', { oneToOneId: seen.oneToOne._id, detail: pointId });
}

export function mayDelete(seen: SeenOneToOne, point: AgendaPoint): boolean {
  const isOpen = isUnderway(seen.oneToOne) && point.resolvedIn === undefined;
  return isOpen && (point.authorId === seen.actor._id || seen.ownPart === 'reviewer');
}
