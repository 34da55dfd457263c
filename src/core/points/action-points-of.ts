import type { OneToOne } from '../one-to-ones/one-to-one.ts';
import type { IsoDate } from '../time/iso-date.ts';
import { type ActionPoint, ActionPointModel } from './action-point.ts';

type Occasion = Pick<OneToOne, 'threadId' | 'occurrence' | 'isRecurring' | 'carryForward'>;

/** The action points of one occurrence: those added to it, and the open ones carried to it. */
export async function actionPointsOf(occasion: Occasion): Promise<ActionPoint[]> {
  const { threadId, occurrence } = occasion;
  const isCarried = occasion.isRecurring && occasion.carryForward.actionPoints;
  return ActionPointModel.find({
    threadId,
    addedIn: isCarried ? { $lte: occurrence } : occurrence,
    $or: [{ doneIn: { $exists: false } }, { doneIn: { $gte: occurrence } }],
  })
    .sort({ addedIn: 1, addedAt: 1, _id: 1 })
    .lean<ActionPoint[]>();
}

/** What somebody still has to do, the soonest first. */
export async function openActionPointsOf(ownerId: string, limit: number): Promise<ActionPoint[]> {
  return ActionPointModel.find({ ownerId, doneAt: { $exists: false } })
    .sort({ dueOn: 1, addedAt: 1 })
    .limit(limit)
    .lean<ActionPoint[]>();
}

/** What somebody should have done by now, the longest overdue last. */
export async function overdueActionPointsOf(
  ownerId: string,
  today: IsoDate,
  limit: number,
): Promise<ActionPoint[]> {
  return ActionPointModel.find({ ownerId, doneAt: { $exists: false }, dueOn: { $lt: today } })
    .sort({ dueOn: -1, addedAt: 1 })
    .limit(limit)
    .lean<ActionPoint[]>();
}
