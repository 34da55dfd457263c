import type { Person } from '../people/person.ts';

/** By which clock and in whose kind of English a team's channel is written to. */
export type Locality = Pick<Person, 'timeZone' | 'locale'>;

const nowhere: Locality = { timeZone: 'UTC', locale: 'en-GB' };

/** That of the primary manager, else what most members have; of several as common ones, the first by name. */
export function localityOf(manager: Locality | undefined, members: readonly Locality[]): Locality {
  if (manager) return { timeZone: manager.timeZone, locale: manager.locale };
  return {
    timeZone: mostCommon(members.map(({ timeZone }) => timeZone)) ?? nowhere.timeZone,
    locale: mostCommon(members.map(({ locale }) => locale)) ?? nowhere.locale,
  };
}

function mostCommon(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts.keys()].sort().find((value) => counts.get(value) === most);
}
