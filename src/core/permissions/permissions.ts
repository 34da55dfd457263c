import { notFound } from '../errors.ts';
import { standInIdOn } from '../people/absences.ts';
import { hrRoles, type Person } from '../people/person.ts';
import type { Settings } from '../settings/settings.ts';
import type { IsoDate } from '../time/iso-date.ts';

/**
 * What somebody is to a 1-to-1. A stand-in of an absent reviewer is a reviewer. A successor reviews the pair's thread now
 * and may read what somebody else reviewed before, as {@link mayReadEarlier} decides.
 */
export type Relation = 'reviewee' | 'reviewer' | 'successor' | 'hr' | 'anyone';

/** What can be done with a 1-to-1, or read of it. */
export type Right =
  | 'see'
  | 'read-shared'
  | 'see-readings'
  | 'answer'
  | 'add-agenda-point'
  | 'tick-agenda-point'
  | 'add-action-point'
  | 'change-objectives'
  | 'rate'
  | 'write-public-note'
  | 'write-private-note'
  | 'comment'
  | 'set-meeting'
  | 'release-history'
  | 'finalise'
  | 'reopen'
  | 'reassign'
  | 'archive';

/** `setting`: only when the organisation, or the template in its place, lets HR, admins and owners read the content. */
type Grant = 'yes' | 'no' | 'setting';

/** The whole table: what is not said here is denied. Drafts and private notes are their author's and stand in no row. */
export const permissionTable: Record<Right, Record<Relation, Grant>> = {
  see: { reviewee: 'yes', reviewer: 'yes', successor: 'yes', hr: 'yes', anyone: 'no' },
  'read-shared': { reviewee: 'yes', reviewer: 'yes', successor: 'yes', hr: 'setting', anyone: 'no' },
  'see-readings': { reviewee: 'yes', reviewer: 'yes', successor: 'no', hr: 'no', anyone: 'no' },
  answer: { reviewee: 'yes', reviewer: 'yes', successor: 'no', hr: 'no', anyone: 'no' },
  'add-agenda-point': { reviewee: 'yes', reviewer: 'yes', successor: 'no', hr: 'setting', anyone: 'no' },
  'tick-agenda-point': { reviewee: 'yes', reviewer: 'yes', successor: 'no', hr: 'no', anyone: 'no' },
  'add-action-point': { reviewee: 'yes', reviewer: 'yes', successor: 'no', hr: 'setting', anyone: 'no' },
  'change-objectives': { reviewee: 'yes', reviewer: 'yes', successor: 'no', hr: 'no', anyone: 'no' },
  rate: { reviewee: 'yes', reviewer: 'yes', successor: 'no', hr: 'no', anyone: 'no' },
  'write-public-note': { reviewee: 'yes', reviewer: 'yes', successor: 'no', hr: 'setting', anyone: 'no' },
  'write-private-note': { reviewee: 'yes', reviewer: 'yes', successor: 'no', hr: 'no', anyone: 'no' },
  'release-history': { reviewee: 'yes', reviewer: 'no', successor: 'no', hr: 'no', anyone: 'no' },
  finalise: { reviewee: 'no', reviewer: 'yes', successor: 'no', hr: 'yes', anyone: 'no' },
  comment: { reviewee: 'yes', reviewer: 'yes', successor: 'no', hr: 'setting', anyone: 'no' },
  'set-meeting': { reviewee: 'yes', reviewer: 'yes', successor: 'no', hr: 'no', anyone: 'no' },
  reopen: { reviewee: 'no', reviewer: 'yes', successor: 'no', hr: 'yes', anyone: 'no' },
  archive: { reviewee: 'no', reviewer: 'yes', successor: 'no', hr: 'yes', anyone: 'no' },
  reassign: { reviewee: 'no', reviewer: 'yes', successor: 'no', hr: 'yes', anyone: 'no' },
};

/**
 * Whether the reviewer of a later 1-to-1 of the same pair's thread may read this one, which somebody else reviewed.
 * @param releasedAt when the reviewee released what was issued until then to that reviewer
 * @param isByOwnDoing whether that reviewer may have made themself the reviewer
 */
export function mayReadEarlier(
  { history, historyReadsFrom }: Pick<Settings, 'history' | 'historyReadsFrom'>,
  releasedAt: Date | undefined,
  earlier: { issuedAt: Date },
  isByOwnDoing = false,
): boolean {
  const isReleased = releasedAt !== undefined && earlier.issuedAt <= releasedAt;
  switch (history) {
    case 'always': {
      const isOpen = historyReadsFrom === undefined || earlier.issuedAt >= historyReadsFrom;
      return isReleased || (isOpen && !isByOwnDoing);
    }
    case 'withConsent':
      return isReleased;
    case 'never':
      return false;
  }
}

export function hasHrRole(person: Person): boolean {
  return person.isActive && hrRoles.includes(person.role);
}

/** @throws {AppError} for anybody but HR, admins and owners, as if there were nothing */
export function mustBeHr(actor: Person): void {
  if (!hasHrRole(actor)) throw notFound();
}

/** Whether somebody may say when a person is away, and who stands in: the person, HR, admins and owners. */
export function mayChangeAbsencesOf(actor: Person, personId: string): boolean {
  return actor.isActive && (actor._id === personId || hasHrRole(actor));
}

export const administratorRoles: readonly Person['role'][] = ['admin', 'owner'];

/** Whether somebody may change the company's settings and read the audit log. */
export function isAdministrator(person: Person): boolean {
  return person.isActive && administratorRoles.includes(person.role);
}

/** @throws {AppError} for anybody but admins and owners, as if there were nothing */
export function mustBeAdministrator(actor: Person): void {
  if (!isAdministrator(actor)) throw notFound();
}

/** Question sets and templates are changed by whoever made them, HR, admins and owners. */
export function isCreatorOrHr(person: Person, made: { creatorId?: string | undefined }): boolean {
  return person.isActive && (made.creatorId === person._id || hasHrRole(person));
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

/**
 * @param today the day it is where the reviewer lives
 * @param successors who reviews the pair's thread now and may read this earlier 1-to-1 of it
 */
export function relationsTo(
  oneToOne: { revieweeId: string; reviewerId: string },
  person: Person,
  reviewer: Person,
  today: IsoDate,
  successors: readonly string[] = [],
): Relation[] {
  if (!person.isActive) return ['anyone'];
  const relations: Relation[] = [];
  if (person._id === oneToOne.revieweeId) return ['reviewee'];
  if (person._id === oneToOne.reviewerId || person._id === standInIdOn(reviewer.absences, today))
    relations.push('reviewer');
  else if (successors.includes(person._id)) relations.push('successor');
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
