import type { Member } from '../../people/member.ts';
import type { Organisation } from '../../people/organisation.ts';
import type { Cycle, TeamRecipient } from '../cycle.ts';

/** Everybody whom a cycle is for as things stand now, inactive people included, by e-mail. */
export function recipientsOf(recipients: Cycle['recipients'], organisation: Organisation): Member[] {
  const named = new Set(recipients.personIds);
  const teams = recipients.teams.map((team) => ({ ...team, ids: teamIdsOf(team, organisation) }));
  const isRecipient = (person: Member) =>
    recipients.company ||
    named.has(person._id) ||
    teams.some(({ ids, primaryOnly }) => isIn(person, ids, primaryOnly));
  return [...organisation.people.values()].filter(isRecipient).sort(byEmail);
}

function isIn(person: Member, teamIds: ReadonlySet<string>, primaryOnly: boolean): boolean {
  if (teamIds.has(person.primaryTeamId ?? '')) return true;
  return !primaryOnly && person.otherTeamIds.some((id) => teamIds.has(id));
}

function teamIdsOf({ teamId, includeSubTeams }: TeamRecipient, { teams }: Organisation): Set<string> {
  const ids = new Set([teamId]);
  if (!includeSubTeams) return ids;
  let before = 0;
  while (before < ids.size) {
    before = ids.size;
    for (const team of teams.values()) if (ids.has(team.parentId ?? '')) ids.add(team._id);
  }
  return ids;
}

function byEmail(left: Member, right: Member): number {
  return left.email < right.email ? -1 : 1;
}
