import type { OneToOne } from './one-to-ones/one-to-one.ts';
import { standInIdOn } from './people/absences.ts';
import type { Person } from './people/person.ts';
import type { Settings } from './settings/settings.ts';
import type { IsoDate } from './time/iso-date.ts';

/** What somebody is to a 1-to-1. A stand-in of an absent reviewer is a reviewer. */
export type Relation = 'reviewee' | 'reviewer' | 'hr' | 'anyone';

/** What can be done with a 1-to-1, or read of it. */
export type Right =
  | 'see'
  | 'read-shared'
  | 'answer'
  | 'add-agenda-point'
  | 'tick-agenda-point'
  | 'add-action-point'
  | 'write-public-note'
  | 'write-private-note'
  | 'finalise'
  | 'archive';

/** `setting`: only when the organisation lets HR, admins and owners read the content. */
type Grant = 'yes' | 'no' | 'setting';

/** The whole table: what is not said here is denied. Drafts and private notes are their author's and stand in no row. */
export const permissionTable: Record<Right, Record<Relation, Grant>> = {
  see: { reviewee: 'yes', reviewer: 'yes', hr: 'yes', anyone: 'no' },
  'read-shared': { reviewee: 'yes', reviewer: 'yes', hr: 'setting', anyone: 'no' },
  answer: { reviewee: 'yes', reviewer: 'yes', hr: 'no', anyone: 'no' },
  'add-agenda-point': { reviewee: 'yes', reviewer: 'yes', hr: 'setting', anyone: 'no' },
  'tick-agenda-point': { reviewee: 'yes', reviewer: 'yes', hr: 'no', anyone: 'no' },
  'add-action-point': { reviewee: 'yes', reviewer: 'yes', hr: 'no', anyone: 'no' },
  'write-public-note': { reviewee: 'yes', reviewer: 'yes', hr: 'setting', anyone: 'no' },
  'write-private-note': { reviewee: 'yes', reviewer: 'yes', hr: 'no', anyone: 'no' },
  finalise: { reviewee: 'no', reviewer: 'yes', hr: 'yes', anyone: 'no' },
  archive: { reviewee: 'no', reviewer: 'yes', hr: 'yes', anyone: 'no' },
};

const hrRoles: ReadonlySet<Person['role']> = new Set(['hr', 'admin', 'owner']);

export function hasHrRole(person: Person): boolean {
  return person.isActive && hrRoles.has(person.role);
}

/** For whom somebody may set up cycles. */
export type AssignScope = 'everybody' | 'own reports' | 'nobody';

export function assignScopeOf(
  person: Person,
  isManager: boolean,
  settings: Pick<Settings, 'mayManagersAssign'>,
): AssignScope {
  if (hasHrRole(person)) return 'everybody';
  return person.isActive && isManager && settings.mayManagersAssign ? 'own reports' : 'nobody';
}

/** @param today the day it is where the reviewer lives */
export function relationsTo(
  oneToOne: Pick<OneToOne, 'revieweeId' | 'reviewerId'>,
  person: Person,
  reviewer: Person,
  today: IsoDate,
): Relation[] {
  if (!person.isActive) return ['anyone'];
  const relations: Relation[] = [];
  if (person._id === oneToOne.revieweeId) return ['reviewee'];
  if (person._id === oneToOne.reviewerId || person._id === standInIdOn(reviewer.absences, today))
    relations.push('reviewer');
  if (hasHrRole(person)) relations.push('hr');
  return relations.length > 0 ? relations : ['anyone'];
}

export function isAllowed(
  relations: readonly Relation[],
  right: Right,
  settings: Pick<Settings, 'isContentVisibleToHr'>,
): boolean {
  return relations.some((relation) => {
    const grant = permissionTable[right][relation];
    return grant === 'yes' || (grant === 'setting' && settings.isContentVisibleToHr);
  });
}

export type Readable = 'draft' | 'answers' | 'agenda-point' | 'action-point' | 'public-note' | 'private-note';

/** The sentence shown beside every field, made from the same table that decides. */
export function whoCanRead(
  what: Readable,
  pair: { you: 'reviewee' | 'reviewer' | 'hr'; revieweeName: string; reviewerName: string },
  settings: Pick<Settings, 'isContentVisibleToHr'>,
): string {
  if (what === 'private-note' || what === 'draft') return 'Only you can read this.';
  const readers: string[] = [];
  if (pair.you !== 'reviewee') readers.push(pair.revieweeName);
  if (pair.you !== 'reviewer') readers.push(pair.reviewerName);
  if (isAllowed(['hr'], 'read-shared', settings)) readers.push('HR', 'admins');
  const list =
    readers.length > 1 ? `${readers.slice(0, -1).join(', ')} and ${readers.at(-1)}` : readers.join('');
  return what === 'answers'
    ? `Only you until you share; then also ${list}.`
    : `You${readers.length > 1 ? ',' : ' and'} ${list} can read this.`;
}
