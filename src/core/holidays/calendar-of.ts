import type { Member, Organisation } from '../people/organisation.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** Which days a person works: by the calendar of their primary team, or of the nearest team above it that has one. */
export function calendarOf(
  { teams, calendars }: Organisation,
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
