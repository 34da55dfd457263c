import type { Comparison } from '../../database/compare-records.ts';
import { hrRoles, type Person } from '../person.ts';
import type { PeopleChange } from './people-change.ts';

type Changed = Comparison<Person>['changed'][number];

/**
 * The same change with when each begins and ceases to have a role that reads as HR. Nobody knows whether a file was
 * written by whoever gets the role in it, so it opens nothing that was written before.
 */
export function withHrDates({ created, changed }: PeopleChange, now: Date): PeopleChange {
  return {
    created: created.map((person) => (isHr(person) ? { ...person, hrSince: now } : person)),
    changed: changed.map((each) => dated(each, now)),
  };
}

function dated({ before, changes }: Changed, now: Date): Changed {
  const [was, is] = [isHr(before), isHr({ ...before, ...changes.$set })];
  if (was === is) return { before, changes };
  const dates = is ? { hrSince: now } : { hrUntil: now };
  return { before, changes: { ...changes, $set: { ...changes.$set, ...dates } } };
}

function isHr({ isActive, role }: Pick<Person, 'isActive' | 'role'>): boolean {
  return isActive && hrRoles.includes(role);
}
