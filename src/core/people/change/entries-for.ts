import type { AuditEntry } from '../../audit/audit-entry.ts';
import { entryFor } from '../../audit/record.ts';
import type { Core } from '../../core.ts';
import type { Changes, Comparison } from '../../database/compare-records.ts';
import { type Person, roles } from '../person.ts';
import type { PeopleChange } from './people-change.ts';

/** What the audit log calls the fields that say something to its readers; what they held is not said. */
const words: Partial<Record<keyof Person, string>> = {
  name: 'name',
  email: 'e-mail',
  timeZone: 'time zone',
  locale: 'language',
  primaryTeamId: 'primary team',
  otherTeamIds: 'other teams',
  overrideManagerId: 'override manager',
  startOn: 'start date',
  absences: 'absences',
  preferences: 'preferences',
  slack: 'Slack account',
  teams: 'Teams account',
};

/** A line for the audit log for each person: what became of them, and which of their fields changed. */
export function entriesFor(
  core: Core,
  actor: Pick<Person, '_id'> | undefined,
  { created, changed }: PeopleChange,
): AuditEntry[] {
  return [
    ...created.map(({ _id: personId, role, isActive }) => {
      const detail = [...(role === 'member' ? [] : [`role ${role}`]), ...(isActive ? [] : ['not active'])];
      return entryFor(core, actor, 'person.created', aboutPerson(personId, detail));
    }),
    ...changed.map(({ before, changes }) =>
      entryFor(core, actor, whatOf({ before, changes }), aboutPerson(before._id, detailOf(before, changes))),
    ),
  ];
}

function aboutPerson(personId: string, detail: readonly string[]): Pick<AuditEntry, 'personId' | 'detail'> {
  return { personId, ...(detail.length > 0 && { detail: detail.join(', ') }) };
}

/** The weightiest of what happened to somebody; the rest is in the detail. */
function whatOf({ before, changes: { $set = {} } }: Comparison<Person>['changed'][number]): string {
  const isActive = $set.isActive ?? before.isActive;
  if (before.isActive && !isActive) return 'person.deactivated';
  if ($set.role !== undefined) return isHigher($set.role, before.role) ? 'role.given' : 'role.taken';
  return !before.isActive && isActive ? 'person.reactivated' : 'person.changed';
}

function isHigher(role: unknown, before: Person['role']): boolean {
  return roles.indexOf(role as Person['role']) > roles.indexOf(before);
}

function detailOf(before: Person, { $set = {}, $unset = {} }: Changes): string[] {
  const fields = Object.keys({ ...$set, ...$unset });
  return [
    ...($set.role === undefined ? [] : [`role ${String($set.role)} instead of ${before.role}`]),
    ...fields.flatMap((field) => words[field as keyof Person] ?? []),
  ];
}
