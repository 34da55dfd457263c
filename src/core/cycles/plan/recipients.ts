import type { Member } from '../../people/member.ts';
import type { Organisation } from '../../people/organisation.ts';
import type { Cycle, ExceptedTeam } from '../cycle.ts';

type Teams = Pick<Organisation, 'teams'>;

/** Everybody whom a cycle is for as things stand now, inactive and excepted people included, by e-mail. */
export function recipientsOf(recipients: Cycle['recipients'], organisation: Organisation): Member[] {
  return [...organisation.people.values()].filter(recipientTest(recipients, organisation)).sort(byEmail);
}

/** Tells for whom a cycle is; of the teams it needs those of the people who are asked about, and those above them. */
export function recipientTest(
  { company, personIds, teams: chosen }: Cycle['recipients'],
  organisation: Teams,
): (person: Member) => boolean {
  if (company) return () => true;
  const named = new Set(personIds);
  const isChosen = chosenTest(chosen, organisation);
  return (person) => named.has(person._id) || isChosen(person);
}

/** Tells who is there by name or by team, and not just because everybody is. */
export function namedTest(recipients: Cycle['recipients'], organisation: Teams): (person: Member) => boolean {
  return recipientTest({ ...recipients, company: false }, organisation);
}

function chosenTest(chosen: Cycle['recipients']['teams'], organisation: Teams) {
  const isIn = chosen.map(({ primaryOnly, ...team }) => ({ primaryOnly, has: teamTest(team, organisation) }));
  return ({ primaryTeamId, otherTeamIds }: Member): boolean =>
    isIn.some(({ primaryOnly, has }) => has(primaryTeamId) || (!primaryOnly && otherTeamIds.some(has)));
}

/** Tells which teams are a team or, where those count, one below it. */
export function teamTest(
  { teamId, includeSubTeams }: ExceptedTeam,
  { teams }: Teams,
): (id: string | undefined) => boolean {
  const known = new Map<string, boolean>();
  const isIn = (id: string, passed: readonly string[] = []): boolean => {
    if (id === teamId) return true;
    const parentId = teams.get(id)?.parentId;
    if (!includeSubTeams || parentId === undefined || passed.includes(id)) return false;
    const answer = known.get(id) ?? isIn(parentId, [...passed, id]);
    known.set(id, answer);
    return answer;
  };
  return (id) => id !== undefined && isIn(id);
}

export function byEmail(left: Pick<Member, 'email'>, right: Pick<Member, 'email'>): number {
  return left.email < right.email ? -1 : 1;
}
