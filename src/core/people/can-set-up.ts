import { hasHrRole } from '../permissions.ts';
import { loadOrganisationAround } from './organisation.ts';
import { type Person, PersonModel } from './person.ts';
import { reportsOf } from './reports-of.ts';
import { TeamModel } from './team.ts';

/** Whether a person may make question sets and templates: whoever manages somebody, HR, admins and owners. */
export async function canSetUp(person: Person): Promise<boolean> {
  if (!person.isActive) return false;
  if (hasHrRole(person)) return true;
  const [team, report] = await Promise.all([
    TeamModel.exists({ primaryManagerId: person._id }),
    PersonModel.exists({ overrideManagerId: person._id }),
  ]);
  if (!team && !report) return false;
  return reportsOf(await loadOrganisationAround(person._id), person._id).length > 0;
}
