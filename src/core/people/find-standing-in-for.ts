import type { Core } from '../core.ts';
import { dayIn } from '../time/local-time.ts';
import { type Absence, type Person, PersonModel } from './person.ts';

/** Absences of others, now or to come, in which this person acts for them. */
export async function findStandingInFor(
  core: Core,
  { _id }: Person,
): Promise<(Pick<Absence, 'from' | 'until'> & Pick<Person, 'name'>)[]> {
  const absent = await PersonModel.find({ 'absences.standInId': _id, isActive: true }).lean<Person[]>();
  return absent.flatMap(({ name, absences, timeZone }) =>
    absences
      .filter(({ standInId, until }) => standInId === _id && until >= dayIn(core.clock.now(), timeZone))
      .map(({ from, until }) => ({ name, from, until })),
  );
}
