import type mongoose from 'mongoose';
import type { Member } from './member.ts';
import { type Person, PersonModel } from './person.ts';

const memberFields = {
  email: 1,
  name: 1,
  timeZone: 1,
  primaryTeamId: 1,
  otherTeamIds: 1,
  overrideManagerId: 1,
  startOn: 1,
  isActive: 1,
  absences: 1,
  preferences: 1,
};

const readAtOnce = 1000;

/** People, read a few at a time and kept small. */
export async function loadMembers(
  filter: mongoose.QueryFilter<Person> = {},
  compact = compactor(),
): Promise<Member[]> {
  // Straight from the driver, which takes the filter as it is: ids are strings.
  const cursor = PersonModel.collection.find<Member>(filter as object, {
    projection: memberFields,
    batchSize: readAtOnce,
  });
  const members: Member[] = [];
  while (await cursor.hasNext()) {
    for (const member of cursor.readBufferedDocuments()) members.push(compact(member));
  }
  return members;
}

/**
 * A hundred thousand people share their few time zones and teams, and most have no absence, no other team and no
 * preference.
 */
export function compactor(): (member: Member) => Member {
  const strings = new Map<string, string>();
  const shared = (text: string): string => {
    const known = strings.get(text) ?? text;
    strings.set(text, known);
    return known;
  };
  const none: never[] = [];
  const noPreferences = {};
  return (read) => {
    const { _id, email, name, timeZone, isActive, otherTeamIds = none, absences = none, ...more } = read;
    const { preferences = noPreferences } = more;
    const member: Member = {
      _id,
      email,
      name,
      isActive,
      timeZone: shared(timeZone),
      otherTeamIds: otherTeamIds.length === 0 ? none : otherTeamIds,
      absences: absences.length === 0 ? none : absences,
      preferences: Object.keys(preferences).length === 0 ? noPreferences : preferences,
    };
    if (more.primaryTeamId !== undefined) member.primaryTeamId = shared(more.primaryTeamId);
    if (more.overrideManagerId !== undefined) member.overrideManagerId = shared(more.overrideManagerId);
    if (more.startOn !== undefined) member.startOn = more.startOn;
    return member;
  };
}
