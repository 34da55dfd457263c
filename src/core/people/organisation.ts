import type mongoose from 'mongoose';
import type { WorkingCalendars } from '../holidays/working-calendar.ts';
import { loadWorkingCalendars } from './load-calendars.ts';
import { loadMembers } from './load-members.ts';
import type { Member, TeamNode } from './member.ts';
import type { Person } from './person.ts';
import { TeamModel } from './team.ts';

/** All people and teams by id, as one sweep sees them. */
export interface Organisation {
  people: ReadonlyMap<string, Member>;
  teams: ReadonlyMap<string, TeamNode>;
  calendars: WorkingCalendars;
}

export const teamFields = { name: 1, parentId: 1, primaryManagerId: 1, holidayCalendar: 1 };

/** Everybody at once: deciding about a hundred thousand people then asks the database nothing more. */
export async function loadOrganisation(): Promise<Organisation> {
  const [people, teams, calendars] = await Promise.all([
    loadMembers(),
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
  const managed = teamsBelow(teams, [personId]);
  const near = await loadMembers({
    $or: [{ _id: personId }, { overrideManagerId: personId }, { primaryTeamId: { $in: managed } }],
  });
  const managerIds = [
    ...teams.flatMap(({ primaryManagerId }) => primaryManagerId ?? []),
    ...near.flatMap(({ overrideManagerId }) => overrideManagerId ?? []),
  ];
  const managers = await loadMembers({ _id: { $in: managerIds } });
  return toOrganisation([...managers, ...near], teams, calendars);
}

/** Finds the people whom these may manage, by team or as override manager. */
export async function reportingTo(managerIds: readonly string[]): Promise<mongoose.QueryFilter<Person>> {
  return reportingBy(await TeamModel.find({}, teamFields).lean<TeamNode[]>(), managerIds);
}

/** The same, for who has all teams at hand. */
export function reportingBy(
  teams: Iterable<TeamNode>,
  managerIds: readonly string[],
): mongoose.QueryFilter<Person> {
  return {
    $or: [
      { overrideManagerId: { $in: managerIds } },
      { primaryTeamId: { $in: teamsBelow(teams, managerIds) } },
    ],
  };
}

/** The teams that one of these people leads, and all below them. */
function teamsBelow(teams: Iterable<TeamNode>, managerIds: readonly string[]): string[] {
  const all = [...teams];
  const led = all.filter(({ primaryManagerId }) => managerIds.includes(primaryManagerId ?? ''));
  return withTeamsBelow(
    all,
    led.map(({ _id }) => _id),
  );
}

/** These teams and all below them. */
export function withTeamsBelow(teams: Iterable<TeamNode>, teamIds: readonly string[]): string[] {
  const all = [...teams];
  const ids = new Set(teamIds);
  let before = -1;
  while (before < ids.size) {
    before = ids.size;
    for (const team of all) if (ids.has(team.parentId ?? '')) ids.add(team._id);
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
