import type { Core } from '../core.ts';
import { dayIn } from '../time/local-time.ts';
import { standInIdOn } from './absences.ts';
import { type Person, PersonModel } from './person.ts';

/** The ids of those who are away today where they live, and for whom this person acts. */
export async function findCoveredBy(core: Core, personId: string): Promise<string[]> {
  const now = core.clock.now();
  const named = await PersonModel.find({ 'absences.standInId': personId }, { absences: 1, timeZone: 1 }).lean<
    Pick<Person, '_id' | 'absences' | 'timeZone'>[]
  >();
  return named
    .filter(({ absences, timeZone }) => standInIdOn(absences, dayIn(now, timeZone)) === personId)
    .map(({ _id }) => _id);
}
