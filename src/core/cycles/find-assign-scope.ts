import { loadOrganisationAround } from '../people/organisation.ts';
import type { Person } from '../people/person.ts';
import { reportsOf } from '../people/reports-of.ts';
import { type AssignScope, assignScopeOf, hasHrRole } from '../permissions.ts';
import { getSettings } from '../settings/settings.ts';

/** For whom this person may set up cycles as things stand now. */
export async function findAssignScope(person: Person): Promise<AssignScope> {
  const settings = await getSettings();
  if (hasHrRole(person)) return assignScopeOf(person, false, settings);
  const organisation = await loadOrganisationAround(person._id);
  return assignScopeOf(person, reportsOf(organisation, person._id).length > 0, settings);
}
