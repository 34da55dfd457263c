import type { Member } from './member.ts';
import type { Organisation } from './organisation.ts';

/**
 * Whoever manages a person: their override manager, else the primary manager of their primary team, else of its
 * nearest ancestor. The person themself and inactive people are passed over; undefined when nobody is left.
 */
export function whoManages(organisation: Organisation, person: Member): Member | undefined {
  for (const managerId of candidatesFor(organisation, person)) {
    const manager = organisation.people.get(managerId);
    if (manager?.isActive && manager._id !== person._id) return manager;
  }
  return undefined;
}

function* candidatesFor({ teams }: Organisation, person: Member): Generator<string> {
  if (person.overrideManagerId !== undefined) yield person.overrideManagerId;
  const seen = new Set<string>();
  let team = teams.get(person.primaryTeamId ?? '');
  while (team && !seen.has(team._id)) {
    seen.add(team._id);
    if (team.primaryManagerId !== undefined) yield team.primaryManagerId;
    team = teams.get(team.parentId ?? '');
  }
}
