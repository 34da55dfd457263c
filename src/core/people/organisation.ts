import type { WorkingCalendars } from '../holidays/working-calendar.ts';
import { loadAllMembers, memberFields } from './load-all-members.ts';
import { loadWorkingCalendars } from './load-calendars.ts';
import type { Member, TeamNode } from './member.ts';
import { PersonModel } from './person.ts';
import { TeamModel } from './team.ts';

/** All people and teams by id, as one sweep sees them. */
export interface Organisation {
  people: ReadonlyMap<string, Member>;
  teams: ReadonlyMap<string, TeamNode>;
  calendars: WorkingCalendars;
}

const teamFields = { name: 1, parentId: 1, primaryManagerId: 1, holidayCalendar: 1 };

/** Everybody at once: deciding about a hundred thousand people then asks the database nothing more. */
export async function loadOrganisation(): Promise<Organisation> {
  const [people, teams, calendars] = await Promise.all([
    loadAllMembers(),
    TeamModel.find({}, teamFields).lean<TeamNode[]>(),
    loadWorkingCalendars(),
  ]);
  return toOrganisation(people, teams, calendars);
}

/**
 * As much of the organisation as decides whom one person reviews and who reviews them: enough for their hub, however
 * large the company. Named coaches are not looked for.
 */
export async function loadOrganisationAround(personId: string): Promise<Organisation> {
  const [teams, calendars] = await Promise.all([
    TeamModel.find({}, teamFields).lean<TeamNode[]>(),
    loadWorkingCalendars(),
  ]);
  const managed = teamsBelow(teams, personId);
  const near = await PersonModel.find(
    { $or: [{ _id: personId }, { overrideManagerId: personId }, { primaryTeamId: { $in: managed } }] },
    memberFields,
  ).lean<Member[]>();
  const managerIds = [
    ...teams.flatMap(({ primaryManagerId }) => primaryManagerId ?? []),
    ...near.flatMap(({ overrideManagerId }) => overrideManagerId ?? []),
  ];
  const managers = await PersonModel.find({ _id: { $in: managerIds } }, memberFields).lean<Member[]>();
  return toOrganisation([...managers, ...near], teams, calendars);
}

/** The teams that this person leads, and all below them. */
function teamsBelow(teams: readonly TeamNode[], managerId: string): string[] {
  const ids = new Set(
    teams.filter(({ primaryManagerId }) => primaryManagerId === managerId).map(({ _id }) => _id),
  );
  let before = -1;
  while (before < ids.size) {
    before = ids.size;
    for (const team of teams) if (ids.has(team.parentId ?? '')) ids.add(team._id);
  }
  return [...ids];
}

export function toOrganisation(
  people: readonly Member[],
  teams: readonly TeamNode[],
  calendars: WorkingCalendars,
): Organisation {
  return {
    people: new Map(people.map((person) => [person._id, person])),
    teams: new Map(teams.map((team) => [team._id, team])),
    calendars,
  };
}
