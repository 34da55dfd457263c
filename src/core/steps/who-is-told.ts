import type { OneToOne } from '../one-to-ones/one-to-one.ts';
import { standInIdOn } from '../people/absences.ts';
import type { Person } from '../people/person.ts';
import { dayIn } from '../time/local-time.ts';

/** Who gets the notices of a 1-to-1: the two people, and whoever acts for a reviewer who is away. */
export function whoIsTold(
  { revieweeId, reviewerId }: Pick<OneToOne, 'revieweeId' | 'reviewerId'>,
  reviewer: Pick<Person, 'absences' | 'timeZone'> | undefined,
  now: Date,
): string[] {
  const standInId = reviewer && standInIdOn(reviewer.absences, dayIn(now, reviewer.timeZone));
  return [...new Set([revieweeId, reviewerId, ...(standInId === undefined ? [] : [standInId])])];
}
