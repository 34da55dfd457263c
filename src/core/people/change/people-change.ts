import type { Comparison } from '../../database/compare-records.ts';
import type { Person } from '../person.ts';

/** People as they are to be: who is new, and what turns those who are stored into what they should be. */
export type PeopleChange = Pick<Comparison<Person>, 'created' | 'changed'>;

/** Who is active and would not be any more. */
export function deactivatedBy({ changed }: PeopleChange): Person[] {
  return changed
    .filter(({ before, changes }) => before.isActive && changes.$set?.isActive === false)
    .map(({ before }) => before);
}
