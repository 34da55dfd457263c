import { standInOn } from '../people/absences.ts';
import type { Person } from '../people/person.ts';
import type { IsoDate } from '../time/iso-date.ts';

/**
 * From when on something that somebody is to a 1-to-1 lets them read it, where they gave themself that: they read what was
 * written before only as far as the reviewee released it to them.
 */
export interface OwnGrant {
  /** `never`: it lets them act, and read nothing. */
  readsFrom: Date | 'never';
  /** Until then they had it from somebody else. */
  heldUntil?: Date;
  /** What was written until then the reviewee let them read. */
  releasedAt?: Date;
}

/** Whether somebody reads what was written at that moment. */
export function readsWhatWasWritten(at: Date, grant: OwnGrant | undefined): boolean {
  if (grant === undefined) return true;
  const { readsFrom, heldUntil, releasedAt } = grant;
  const isUntil = (end: Date | undefined) => end !== undefined && at <= end;
  return (readsFrom !== 'never' && at >= readsFrom) || isUntil(heldUntil) || isUntil(releasedAt);
}

/** Of a 1-to-1, how it came to its reviewer. */
export interface HandedOver {
  reviewerId: string;
  reassignments?: { at: Date; byId: string; fromId: string }[];
  takenOver?: TakenOver;
}

/** How somebody who acts as the reviewer came to it by what they did themself. */
export interface TakenOver {
  byId: string;
  /** The last time: what was written while they had given it away is not theirs either. */
  at: Date;
  /** When they gave away what they had from somebody else. */
  heldUntil?: Date;
  /** For whom something had been added before it was issued. */
  fromId?: string;
}

/**
 * Whether somebody acts as the reviewer by their own doing: they handed it to themself or to somebody whom they stand in
 * for, or a cycle gave it to them once they could have made themself the manager.
 * @param personId the reviewer, or who stands in for them
 */
export function takenOverBy(oneToOne: HandedOver, personId: string): TakenOver | undefined {
  const { reviewerId, reassignments = [], takenOver } = oneToOne;
  const byOthers = reassignments.findLastIndex(({ byId }) => byId !== personId);
  // Whoever was given it by somebody else since has it from them.
  const given = byOthers === -1 && takenOver && [personId, reviewerId].includes(takenOver.byId) && takenOver;
  const own = reassignments.slice(byOthers + 1);
  const taking = own.findLast(({ fromId }) => fromId !== personId);
  if (taking) {
    const [first] = own;
    const heldUntil = first?.fromId === personId && !given ? new Date(first.at) : undefined;
    return { byId: personId, at: new Date(taking.at), ...(heldUntil && { heldUntil }) };
  }
  return given ? dated(given) : undefined;
}

function dated({ at, heldUntil, ...who }: TakenOver): TakenOver {
  return { ...who, at: new Date(at), ...(heldUntil && { heldUntil: new Date(heldUntil) }) };
}

/** Whether its reviewer came to it by their own doing. */
export function isTakenOver(oneToOne: HandedOver): boolean {
  return takenOverBy(oneToOne, oneToOne.reviewerId) !== undefined;
}

/** Whether somebody acts for the reviewer because they themself said so. */
export function isStandInByOwnDoing(
  reviewer: Pick<Person, '_id' | 'absences'>,
  personId: string,
  today: IsoDate,
): boolean {
  const absence = standInOn(reviewer.absences, today);
  return personId !== reviewer._id && absence?.standInId === personId && absence.namedById === personId;
}
