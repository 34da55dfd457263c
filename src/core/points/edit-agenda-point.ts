import { z } from 'zod';
import { record } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { whileStill } from '../database/while-still.ts';
import { AppError, notFound } from '../errors.ts';
import { mayRead, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { mustBeUnderway } from '../one-to-ones/must-be.ts';
import { isUnderway } from '../one-to-ones/status.ts';
import { agendaPointInputSchema } from './add-agenda-point.ts';
import { type AgendaPoint, AgendaPointModel } from './agenda-point.ts';

export const agendaPointTextSchema = z.object({ text: agendaPointInputSchema.shape.text });

/** Its author may, until it was discussed, where the organisation lets points be edited with their history. */
export function mayEdit({ oneToOne, settings, actor }: SeenOneToOne, point: AgendaPoint): boolean {
  const isChangeable = isUnderway(oneToOne) && point.resolvedIn === undefined;
  return isChangeable && settings.agendaEditing === 'withHistory' && point.authorId === actor._id;
}

/** @throws {AppError} for whoever may not edit it */
export async function loadEditablePoint(seen: SeenOneToOne, pointId: string): Promise<AgendaPoint> {
  mustBeUnderway(seen);
  const { threadId, occurrence } = seen.oneToOne;
  const point = await AgendaPointModel.findOne({
    _id: pointId,
    threadId,
    addedIn: { $lte: occurrence },
  }).lean<AgendaPoint>();
  if (!point || !mayRead(seen, point)) throw notFound('That agenda point');
  if (mayEdit(seen, point)) return point;
  throw new AppError(
    'not-allowed',
    seen.settings.agendaEditing === 'withHistory'
      ? 'Only its author can edit an agenda point, until it is discussed.'
      : 'Agenda points cannot be edited here: delete it and add it again.',
  );
}

/**
 * Changes the text of a point; what it said before stays readable.
 * @param point as {@link loadEditablePoint} found it
 * @returns false when it was changed since then
 */
export async function editAgendaPoint(
  core: Core,
  seen: SeenOneToOne,
  point: AgendaPoint,
  text: string,
): Promise<boolean> {
  const { _id: pointId } = point;
  if (point.text === text) return true;
  const { matchedCount } = await AgendaPointModel.updateOne(
    { _id: pointId, ...whileStill(point, 'text', 'resolvedIn') },
    { $set: { text }, $push: { earlier: { text: point.text, until: core.clock.now() } } },
  );
  if (matchedCount === 0) return false;
  await record(core, seen.actor, 'agenda-point.edited', { oneToOneId: seen.oneToOne._id, detail: pointId });
  return true;
}
