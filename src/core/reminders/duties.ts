import type { OneToOne, PartName } from '../one-to-ones/one-to-one.ts';
import { questionsOf } from '../one-to-ones/questions-of.ts';
import { isUnderway } from '../one-to-ones/status.ts';
import type { IsoDate } from '../time/iso-date.ts';

/** Something that somebody has to do about a 1-to-1. */
export interface Duty {
  what: 'answer' | 'finalise';
  /** Whose it is; the reviewer's is their stand-in's while they are away. */
  side: PartName;
  by: IsoDate;
}

/** Of a 1-to-1, what says how far it is, and nothing of what is in it. */
export interface Dutiful extends Pick<OneToOne, 'status' | 'revieweeBy' | 'reviewerBy' | 'finaliseBy'> {
  questions: { askedTo: PartName | 'both' }[];
  parts: Record<PartName, { sharedAt?: Date }>;
}

/** All that there is to do about a 1-to-1, the earliest deadline first. A part without questions waits for nobody. */
export function allDutiesOf(oneToOne: Dutiful): (Duty & { isDone: boolean })[] {
  const isFinalised = oneToOne.status === 'finalised';
  const sides = (['reviewee', 'reviewer'] as const).filter((side) => questionsOf(oneToOne, side).length > 0);
  return [
    ...sides.map((side) => ({
      what: 'answer' as const,
      side,
      by: oneToOne[`${side}By`],
      isDone: isFinalised || oneToOne.parts[side].sharedAt !== undefined,
    })),
    { what: 'finalise', side: 'reviewer', by: oneToOne.finaliseBy, isDone: isFinalised },
  ];
}

/** What is left to do about a 1-to-1, and by whom: nobody else is reminded of it. */
export function dutiesOf(oneToOne: Dutiful): Duty[] {
  if (!isUnderway(oneToOne)) return [];
  return allDutiesOf(oneToOne).flatMap(({ isDone, ...duty }) => (isDone ? [] : duty));
}

/** What of that is left to somebody who answers this side; to whoever answers none, nothing is. */
export function dutiesOn(oneToOne: Dutiful, ownPart: PartName | undefined): Duty[] {
  return dutiesOf(oneToOne).filter(({ side }) => side === ownPart);
}
