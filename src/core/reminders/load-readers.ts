import { calendarOf } from '../people/calendar-of.ts';
import { loadCalendarsOf } from '../people/load-calendars.ts';
import { type Person, PersonModel } from '../people/person.ts';
import type { Reader } from './ladder.ts';

const fields = {
  timeZone: 1,
  isActive: 1,
  absences: 1,
  preferences: 1,
  primaryTeamId: 1,
};
type Found = Reader['person'] & Pick<Person, 'primaryTeamId'>;

/** These people and whoever stands in for them, with the days that each works, by id. */
export async function loadReaders(personIds: readonly string[]): Promise<ReadonlyMap<string, Reader>> {
  const asked = await find(new Set(personIds));
  const known = new Set(asked.map(({ _id }) => _id));
  const standInIds = asked.flatMap(({ absences }) => absences.flatMap(({ standInId }) => standInId ?? []));
  const people = [...asked, ...(await find(new Set(standInIds.filter((id) => !known.has(id)))))];
  const teams = await loadCalendarsOf(people);
  return new Map(people.map((person) => [person._id, { person, calendar: calendarOf(teams, person) }]));
}

async function find(ids: ReadonlySet<string>): Promise<Found[]> {
  if (ids.size === 0) return [];
  return PersonModel.find({ _id: { $in: [...ids] } }, fields).lean<Found[]>();
}
