import { record } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { AppError, notFound } from '../errors.ts';
import { mayRead, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { refreshReminders } from '../outbox/refresh-reminders.ts';
import { type ActionPoint, ActionPointModel } from './action-point.ts';

/** The owner or the reviewer ticks an action point, also after the 1-to-1 was finalised: work gets done later. */
export async function tickActionPoint(
  core: Core,
  seen: SeenOneToOne,
  actionPointId: string,
  isDone: boolean,
): Promise<void> {
  const { threadId, occurrence, _id: oneToOneId } = seen.oneToOne;
  const point = await ActionPointModel.findOne({
    _id: actionPointId,
    threadId,
    addedIn: { $lte: occurrence },
  }).lean<ActionPoint>();
  if (!point || !mayRead(seen, point)) throw notFound('That action point');
  if (!mayTick(seen, point)) {
    throw new AppError('not-allowed', 'Only its owner or the reviewer can tick an action point.');
  }
  const now = core.clock.now();
  await ActionPointModel.updateOne(
    { _id: actionPointId, doneAt: { $exists: !isDone } },
    isDone
      ? {
          $set: { doneIn: occurrence, doneAt: now, doneById: seen.actor._id },
          $unset: { remindAt: 1 },
        }
      : {
          $unset: { doneIn: 1, doneAt: 1, doneById: 1 },
          ...(point.dueOn && { $set: { remindAt: now } }),
        },
  );
  await refreshReminders(core, [point.ownerId]);
  await record(core, seen.actor, isDone ? 'action-point.ticked' : 'action-point.unticked', {
    oneToOneId,
    detail: actionPointId,
  });
}

export function mayTick(seen: SeenOneToOne, point: ActionPoint): boolean {
  return point.ownerId === seen.actor._id || seen.ownPart === 'reviewer';
}
