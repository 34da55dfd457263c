import type { Member } from '../../people/member.ts';
import type { Organisation } from '../../people/organisation.ts';
import type { Cycle, Exceptions } from '../cycle.ts';
import { recipientsOf, teamTest } from './recipients.ts';

/** Tells whom a cycle leaves out, though they may be recipients: by name, or because of their primary team. */
export function exceptionsOf(
  { except }: Cycle['recipients'],
  organisation: Pick<Organisation, 'teams'>,
): (person: Member) => boolean {
  if (!except) return () => false;
  const people = new Set(except.personIds);
  const isIn = except.teams.map((team) => teamTest(team, organisation));
  return ({ _id, primaryTeamId }) => people.has(_id) || isIn.some((has) => has(primaryTeamId));
}

/** The recipients whom nothing leaves out. */
export function unexceptedOf(recipients: Cycle['recipients'], organisation: Organisation): Member[] {
  const isExcepted = exceptionsOf(recipients, organisation);
  return recipientsOf(recipients, organisation).filter((person) => !isExcepted(person));
}

/** The same recipients with other exceptions, each once; with none the field is absent. */
export function withExceptions(
  { except: _, ...recipients }: Cycle['recipients'],
  { personIds, teams }: Exceptions,
): Cycle['recipients'] {
  if (personIds.length + teams.length === 0) return recipients;
  return { ...recipients, except: { personIds: [...new Set(personIds)], teams } };
}
