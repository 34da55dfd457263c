import type { Core } from '../core.ts';
import type { Person } from '../people/person.ts';
import { canSetUp } from '../permissions/can-set-up.ts';
import { type AssignScope, assignScopeOf } from '../permissions/permissions.ts';
import { getSettings } from '../settings/settings.ts';

/** For whom this person may set up cycles as things stand now. */
export async function findAssignScope(core: Core, person: Person): Promise<AssignScope> {
  const [isManager, settings] = await Promise.all([canSetUp(core, person), getSettings()]);
  return assignScopeOf(person, isManager, settings);
}
