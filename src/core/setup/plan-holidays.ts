import type { Problem } from '../forms/problem.ts';
import type { HolidayCalendar } from '../holidays/holiday-calendar.ts';
import { workingCalendarsOf } from '../holidays/working-calendar.ts';
import { newId } from '../new-id.ts';
import type { Organisation } from '../people/organisation.ts';
import type { Setup } from './setup-file.ts';

import type { StoredSetup } from './stored-setup.ts';

/** A team that gets another holiday calendar, or loses the one it has. */
export interface TeamCalendar {
  teamId: string;
  holidayCalendar: string | undefined;
}

export interface HolidaysPlan {
  calendars: HolidayCalendar[];
  teams: TeamCalendar[];
  /** The organisation as it will be. */
  organisation: Organisation;
  problems: Problem[];
}

/** What becomes of holiday calendars, and which teams have which. */
export function planHolidays(inputs: Setup['holidays'], stored: StoredSetup): HolidaysPlan {
  const problems: Problem[] = [];
  const calendars = inputs.map(({ name, days }) => ({
    _id: stored.holidays.get(name)?._id ?? newId(),
    name,
    days: [...new Set(days)].sort(),
  }));
  const assigned = new Map<string, string>();
  for (const [index, { name, teams = [] }] of inputs.entries()) {
    for (const [place, team] of teams.entries()) {
      const path = ['holidays', index, 'teams', place];
      const teamId = stored.teamIds.get(team);
      if (teamId === undefined) {
        problems.push({ path, reason: `names the team "${team}", which does not exist` });
      } else if (assigned.has(teamId) && assigned.get(teamId) !== name) {
        problems.push({
          path,
          reason: `names the team "${team}", which "${assigned.get(teamId)}" names too`,
        });
      } else {
        assigned.set(teamId, name);
      }
    }
  }
  const complete = new Set(inputs.filter(({ teams }) => teams).map(({ name }) => name));
  const teams = changedTeams(stored.organisation, assigned, complete);
  return { calendars, teams, organisation: organisationWith(stored, calendars, teams), problems };
}

/** A calendar that says which teams it is for is taken from all others. */
function changedTeams(
  { teams }: Organisation,
  assigned: ReadonlyMap<string, string>,
  complete: ReadonlySet<string>,
): TeamCalendar[] {
  return [...teams.values()].flatMap(({ _id: teamId, holidayCalendar: before }) => {
    const isDropped = before !== undefined && complete.has(before);
    const after = assigned.get(teamId) ?? (isDropped ? undefined : before);
    return after === before ? [] : [{ teamId, holidayCalendar: after }];
  });
}

function organisationWith(
  { organisation, holidays }: StoredSetup,
  calendars: readonly HolidayCalendar[],
  changed: readonly TeamCalendar[],
): Organisation {
  const teams = new Map(organisation.teams);
  for (const { teamId, holidayCalendar } of changed) {
    const team = teams.get(teamId);
    if (!team) continue;
    const { holidayCalendar: _, ...rest } = team;
    teams.set(teamId, { ...rest, ...(holidayCalendar !== undefined && { holidayCalendar }) });
  }
  const weekdays = [...organisation.calendars.common.weekdays];
  const all = [...holidays.values(), ...calendars];
  return { ...organisation, teams, calendars: workingCalendarsOf(weekdays, all) };
}
