import type { Core } from '../core.ts';
import { findCoveredBy } from '../people/find-covered-by.ts';
import { loadOrganisationAround } from '../people/organisation.ts';
import { type Person, PersonModel } from '../people/person.ts';
import { reportsOf } from '../people/reports-of.ts';
import { TeamModel } from '../people/team.ts';
import { hasHrRole } from './permissions.ts';

/**
 * Whether a person may make question sets and templates: whoever manages somebody, their stand-in while they are away,
 * HR, admins and owners.
 */
export async function canSetUp(core: Core, person: Person): Promise<boolean> {
  if (!person.isActive) return false;
  if (hasHrRole(person)) return true;
  const covered = await findCoveredBy(core, person._id);
  for (const personId of [person._id, ...covered]) if (await managesAnybody(personId)) return true;
  return false;
}

async function managesAnybody(personId: string): Promise<boolean> {
  const [team, report] = await Promise.all([
    TeamModel.exists({ primaryManagerId: personId }),
    PersonModel.exists({ overrideManagerId: personId }),
  ]);
  if (!team && !report) return false;
  return reportsOf(await loadOrganisationAround(personId), [personId]).length > 0;
}
