import type { OneToOne, PartName } from '../one-to-ones/one-to-one.ts';
import { questionsOf } from '../one-to-ones/questions-of.ts';
import type { IsoDate } from '../time/iso-date.ts';

/** Something that somebody still has to do about a 1-to-1. */
export interface Duty {
  what: 'answer' | 'finalise';
  /** Whose it is; the reviewer's is their stand-in's while they are away. */
  side: PartName;
  by: IsoDate;
}

export type Dutiful = Pick<
  OneToOne,
  'status' | 'questions' | 'parts' | 'revieweeBy' | 'reviewerBy' | 'finaliseBy'
>;

/** What is left to do about a 1-to-1, and by whom: nobody else is reminded of it. */
export function dutiesOf(oneToOne: Dutiful): Duty[] {
  if (oneToOne.status !== 'open') return [];
  const duties: Duty[] = [{ what: 'finalise', side: 'reviewer', by: oneToOne.finaliseBy }];
  for (const side of ['reviewer', 'reviewee'] as const) {
    const isToAnswer = !oneToOne.parts[side].sharedAt && questionsOf(oneToOne, side).length > 0;
    if (isToAnswer) duties.unshift({ what: 'answer', side, by: oneToOne[`${side}By`] });
  }
  return duties;
}
