import { hasHrRole } from '../permissions.ts';
import { loadOrganisationAround, type Organisation } from './organisation.ts';
import { type Person, PersonModel } from './person.ts';
import { TeamModel } from './team.ts';
import { whoManages } from './who-manages.ts';

/** Whether at least one active person has this one as their manager. */
export function managesSomebody(organisation: Organisation, personId: string): boolean {
  for (const person of organisation.people.values()) {
    if (person.isActive && whoManages(organisation, person)?._id === personId) return true;
  }
  return false;
}

/** Whether a person may make question sets and templates and assign them: managers, HR, admins and owners. */
export async function mayAssign(person: Person): Promise<boolean> {
  if (!person.isActive) return false;
  if (hasHrRole(person)) return true;
  const [team, report] = await Promise.all([
    TeamModel.exists({ primaryManagerId: person._id }),
    PersonModel.exists({ overrideManagerId: person._id }),
  ]);
  if (!team && !report) return false;
  return managesSomebody(await loadOrganisationAround(person._id), person._id);
}
