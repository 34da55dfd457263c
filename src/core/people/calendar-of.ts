import type { WorkingCalendar, WorkingCalendars } from '../holidays/working-calendar.ts';
import type { Member, TeamNode } from './member.ts';

/** Teams by id, as far as they decide which days are off, and the calendars that they name. */
export interface TeamCalendars {
  teams: ReadonlyMap<string, Pick<TeamNode, '_id' | 'parentId' | 'holidayCalendar'>>;
  calendars: WorkingCalendars;
}

/** Which days a person works: by the calendar of their primary team, or of the nearest team above it that has one. */
export function calendarOf(
  { teams, calendars }: TeamCalendars,
  { primaryTeamId }: Pick<Member, 'primaryTeamId'>,
): WorkingCalendar {
  const passed = new Set<string>();
  let team = teams.get(primaryTeamId ?? '');
  while (team && !passed.has(team._id)) {
    const calendar = calendars.byName.get(team.holidayCalendar ?? '');
    if (calendar) return calendar;
    passed.add(team._id);
    team = teams.get(team.parentId ?? '');
  }
  return calendars.common;
}
