import { type OneToOne, OneToOneModel } from '../one-to-ones/one-to-one.ts';
import { wasIssued } from '../one-to-ones/status.ts';
import { type AgendaPoint, AgendaPointModel } from './agenda-point.ts';

type Occasion = Pick<OneToOne, 'threadId' | 'occurrence' | 'isRecurring' | 'carryForward'>;

/**
 * The points of one occurrence: those added to it or to one before it that never took place, and those carried to it
 * because nobody had ticked them.
 */
export async function agendaOf(occasion: Occasion): Promise<AgendaPoint[]> {
  const { threadId, occurrence } = occasion;
  const isCarried = occasion.isRecurring && occasion.carryForward.agendaPoints;
  const held = isCarried ? undefined : await lastHeldBefore(occasion);
  return AgendaPointModel.find({
    threadId,
    addedIn: { $lte: occurrence, ...(held !== undefined && { $gt: held }) },
    $or: [{ resolvedIn: { $exists: false } }, { resolvedIn: { $gte: occurrence } }],
  })
    .sort({ addedIn: 1, addedAt: 1, _id: 1 })
    .lean<AgendaPoint[]>();
}

async function lastHeldBefore({ threadId, occurrence }: Occasion): Promise<number | undefined> {
  const held = await OneToOneModel.findOne(
    { threadId, occurrence: { $lt: occurrence }, ...wasIssued },
    { occurrence: 1 },
  )
    .sort({ occurrence: -1 })
    .lean<Pick<OneToOne, 'occurrence'>>();
  return held?.occurrence;
}

/** Whether a point was discussed by the time of this occurrence. */
export function isResolvedIn({ resolvedIn }: Pick<AgendaPoint, 'resolvedIn'>, occurrence: number): boolean {
  return resolvedIn !== undefined && resolvedIn <= occurrence;
}
