import type { Person } from './person.ts';
import type { Team } from './team.ts';

/** Of a person, what decides who gets what from whom and when. */
export type Member = Pick<
  Person,
  | '_id'
  | 'email'
  | 'name'
  | 'timeZone'
  | 'primaryTeamId'
  | 'otherTeamIds'
  | 'overrideManagerId'
  | 'startOn'
  | 'isActive'
  | 'absences'
  | 'preferences'
>;

/** Of a team, what decides who manages whom, and which days are off. */
export type TeamNode = Pick<Team, '_id' | 'name' | 'parentId' | 'primaryManagerId' | 'holidayCalendar'>;
