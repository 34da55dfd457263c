import type { Member } from './member.ts';
import type { Organisation } from './organisation.ts';
import { whoManages } from './who-manages.ts';

/** The active people whom one of these manages, by name. */
export function reportsOf(organisation: Organisation, managerIds: readonly string[]): Member[] {
  return [...organisation.people.values()]
    .filter((person) => {
      const manager = person.isActive ? whoManages(organisation, person) : undefined;
      return manager !== undefined && managerIds.includes(manager._id);
    })
    .sort((left, right) => left.name.localeCompare(right.name));
}
