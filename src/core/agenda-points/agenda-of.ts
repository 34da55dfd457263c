import type { OneToOne } from '../one-to-ones/one-to-one.ts';
import { type AgendaPoint, AgendaPointModel } from './agenda-point.ts';

type Occasion = Pick<OneToOne, 'threadId' | 'occurrence' | 'isRecurring' | 'carryForward'>;

/** The points of one occurrence: those added to it, and those carried to it because nobody had ticked them. */
export async function agendaOf(occasion: Occasion): Promise<AgendaPoint[]> {
  const { threadId, occurrence } = occasion;
  const isCarried = occasion.isRecurring && occasion.carryForward.agendaPoints;
  return AgendaPointModel.find({
    threadId,
    addedIn: isCarried ? { $lte: occurrence } : occurrence,
    $or: [{ resolvedIn: { $exists: false } }, { resolvedIn: { $gte: occurrence } }],
  })
    .sort({ addedIn: 1, addedAt: 1, _id: 1 })
    .lean<AgendaPoint[]>();
}

/** Whether a point was discussed by the time of this occurrence. */
export function isResolvedIn({ resolvedIn }: Pick<AgendaPoint, 'resolvedIn'>, occurrence: number): boolean {
  return resolvedIn !== undefined && resolvedIn <= occurrence;
}
