import type { Core } from '../core.ts';
import { canSetUp } from '../people/can-set-up.ts';
import type { Person } from '../people/person.ts';
import { type AssignScope, assignScopeOf } from '../permissions.ts';
import { getSettings } from '../settings/settings.ts';

/** For whom this person may set up cycles as things stand now. */
export async function findAssignScope(core: Core, person: Person): Promise<AssignScope> {
  const [isManager, settings] = await Promise.all([canSetUp(core, person), getSettings()]);
  return assignScopeOf(person, isManager, settings);
}
