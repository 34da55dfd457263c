import { plainCalendars } from '../../src/core/holidays/working-calendar.ts';
import type { Member, TeamNode } from '../../src/core/people/member.ts';
import { type Organisation, toOrganisation } from '../../src/core/people/organisation.ts';

/** Somebody called `<id>@tern.example`, active, in UTC, in no team, managed by nobody. */
export function member(id: string, more: Partial<Member> = {}): Member {
  return {
    _id: id,
    email: `${id}@tern.example`,
    name: id,
    timeZone: 'UTC',
    otherTeamIds: [],
    isActive: true,
    absences: [],
    preferences: {},
    ...more,
  };
}

export function team(id: string, more: Partial<TeamNode> = {}): TeamNode {
  return { _id: id, name: id, ...more };
}

export function organisationOf(
  people: Member[],
  teams: TeamNode[] = [],
  calendars = plainCalendars,
): Organisation {
  return toOrganisation(people, teams, calendars);
}
