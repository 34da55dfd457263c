import { endOfDayIn } from '../time/local-time.ts';
import type { OneToOne, PartName } from './one-to-one.ts';

/** Whether a part that is shared now is late: its deadline ends with that day where whoever answers it lives. */
export function isLate(
  { revieweeBy, reviewerBy }: Pick<OneToOne, 'revieweeBy' | 'reviewerBy'>,
  part: PartName,
  timeZone: string,
  now: Date,
): boolean {
  return now > endOfDayIn(part === 'reviewee' ? revieweeBy : reviewerBy, timeZone);
}
