import type { WorkingCalendar } from '../holidays/working-calendar.ts';
import { calendarOf } from '../people/calendar-of.ts';
import { findPeople } from '../people/find-people.ts';
import { loadCalendarsOf } from '../people/load-calendars.ts';
import { type Person, PersonModel, type Platform, platforms } from '../people/person.ts';
import type { Team } from '../people/team.ts';
import { channelOf, findServedTeams } from './find-served-teams.ts';
import { type Locality, localityOf } from './locality.ts';

export type TeamMember = Pick<Person, '_id' | 'timeZone' | 'locale' | 'absences'>;

/** A team with a channel, and what decides about its posts. */
export interface GatheredTeam {
  team: Team;
  locality: Locality;
  calendar: WorkingCalendar;
  /** The active members that each of its channels speaks for, by id. */
  members: Map<Platform, Map<string, TeamMember>>;
}

type MembersByTeam = Map<string, Map<string, TeamMember>>;

/** Some teams at once: each level of the tree is asked for once for them all. */
export async function gatherTeams(teams: readonly Team[]): Promise<GatheredTeam[]> {
  const [byPlatform, calendars, managers] = await Promise.all([
    Promise.all(platforms.map(async (platform) => [platform, await gatherMembers(teams, platform)] as const)),
    loadCalendarsOf(teams.map(asPrimary)),
    findPeople(teams.flatMap(({ primaryManagerId }) => primaryManagerId ?? [])),
  ]);
  return teams.map((team) => {
    const members = membersOf(team, byPlatform);
    const manager = managers.get(team.primaryManagerId ?? '');
    const everybody = new Map([...members.values()].flatMap((some) => [...some]));
    return {
      team,
      locality: localityOf(manager?.isActive ? manager : undefined, [...everybody.values()]),
      calendar: calendarOf(calendars, asPrimary(team)),
      members,
    };
  });
}

/** Everybody of some teams, each once. */
export function memberIdsOf(teams: readonly Pick<GatheredTeam, 'members'>[]): string[] {
  return [
    ...new Set(teams.flatMap(({ members }) => [...members.values()].flatMap((some) => [...some.keys()]))),
  ];
}

function membersOf(
  team: Team,
  byPlatform: readonly (readonly [Platform, MembersByTeam])[],
): GatheredTeam['members'] {
  return new Map(
    byPlatform
      .filter(([platform]) => channelOf(team, platform) !== undefined)
      .map(([platform, byTeam]) => [platform, byTeam.get(team._id) ?? new Map<string, TeamMember>()]),
  );
}

async function gatherMembers(teams: readonly Team[], platform: Platform): Promise<MembersByTeam> {
  const served = await findServedTeams(teams, platform);
  const people = await PersonModel.find(
    { primaryTeamId: { $in: [...served.keys()] }, isActive: true },
    { timeZone: 1, locale: 1, absences: 1, primaryTeamId: 1 },
  ).lean<(TeamMember & Pick<Person, 'primaryTeamId'>)[]>();
  const byTeam: MembersByTeam = new Map();
  for (const person of people) {
    const teamId = served.get(person.primaryTeamId ?? '') ?? '';
    const members = byTeam.get(teamId) ?? new Map<string, TeamMember>();
    byTeam.set(teamId, members.set(person._id, person));
  }
  return byTeam;
}

/** A team works on the days on which its members do. */
function asPrimary({ _id }: Team): { primaryTeamId: string } {
  return { primaryTeamId: _id };
}
