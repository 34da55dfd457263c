import type { Member, Organisation } from './organisation.ts';
import { whoManages } from './who-manages.ts';

/** The active people whom this person manages, by name. */
export function reportsOf(organisation: Organisation, managerId: string): Member[] {
  return [...organisation.people.values()]
    .filter((person) => person.isActive && whoManages(organisation, person)?._id === managerId)
    .sort((left, right) => left.name.localeCompare(right.name));
}
