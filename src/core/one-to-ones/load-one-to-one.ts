import type { Core } from '../core.ts';
import { AppError, notFound } from '../errors.ts';
import { findPeople } from '../people/find-people.ts';
import type { Person } from '../people/person.ts';
import { readsWhatWasWritten } from '../permissions/own-grants.ts';
import { isAllowed, type Relation, type Right, relationsTo } from '../permissions/permissions.ts';
import { type Readable, whoCanRead } from '../permissions/who-can-read.ts';
import { narrowerOf, settingsFor, type Written, writtenAtOf } from '../permissions/written.ts';
import { getSettings, type Settings } from '../settings/settings.ts';
import { dayIn } from '../time/local-time.ts';
import { findOwnGrants, type OwnGrants } from './find-own-grants.ts';
import { findSuccessors } from './find-successors.ts';
import { type OneToOne, OneToOneModel, type Part, type PartName } from './one-to-one.ts';
import { closerIdOf } from './status.ts';

/** A 1-to-1 as one person may see it: what they may not read is not in it. */
export interface SeenOneToOne {
  oneToOne: OneToOne;
  actor: Person;
  reviewee: Person;
  reviewer: Person;
  /** Who finalised it, or said that the two did not meet; it may have been a stand-in or HR. */
  finaliser?: Person;
  /** The side this person answers, if any. */
  ownPart: PartName | undefined;
  relations: Relation[];
  /** What of that they gave themself; absent for nothing. */
  ownGrants?: OwnGrants;
  settings: Settings;
}

/** @throws {AppError} not-found when it does not exist or this person may not see it */
export async function loadOneToOne(core: Core, actor: Person, oneToOneId: string): Promise<SeenOneToOne> {
  const oneToOne = await OneToOneModel.findById(oneToOneId).lean<OneToOne>();
  const [seen] = oneToOne ? await seeOneToOnes(core, actor, [oneToOne]) : [];
  if (!seen) throw notFound('That 1-to-1');
  return seen;
}

/** Of these 1-to-1s, those that this person may see, each as they may see it. */
export async function seeOneToOnes(
  core: Core,
  actor: Person,
  oneToOnes: OneToOne[],
): Promise<SeenOneToOne[]> {
  const ids = oneToOnes.flatMap((oneToOne) =>
    [oneToOne.revieweeId, oneToOne.reviewerId, closerIdOf(oneToOne) ?? []].flat(),
  );
  const [people, settings] = await Promise.all([findPeople(ids), getSettings()]);
  const ofOthers = oneToOnes.filter((it) => ![it.revieweeId, it.reviewerId].includes(actor._id));
  const [allSuccessors, allGrants] = await Promise.all([
    findSuccessors(core, actor, ofOthers, settings),
    findOwnGrants(core, actor, oneToOnes, people),
  ]);
  return oneToOnes.flatMap((oneToOne) => {
    const reviewee = people.get(oneToOne.revieweeId);
    const reviewer = people.get(oneToOne.reviewerId);
    const finaliser = people.get(closerIdOf(oneToOne) ?? '');
    const successors = allSuccessors.get(oneToOne._id) ?? [];
    const ownGrants = allGrants.get(oneToOne._id);
    return reviewee && reviewer
      ? see({
          core,
          actor,
          oneToOne,
          reviewee,
          reviewer,
          settings,
          successors,
          ...(finaliser && { finaliser }),
          ...(ownGrants && { ownGrants }),
        })
      : [];
  });
}

interface Sight extends Omit<SeenOneToOne, 'ownPart' | 'relations'> {
  core: Core;
  /** Ids of those who review its thread now and may read it. */
  successors: string[];
}

function see({ core, successors, ...sight }: Sight): SeenOneToOne[] {
  const { actor, oneToOne, reviewer, settings } = sight;
  const today = dayIn(core.clock.now(), reviewer.timeZone);
  const relations = relationsTo(oneToOne, actor, reviewer, today, successors);
  if (!isAllowed(relations, 'see', settings)) return [];
  const ownPart = relations.find((relation) => relation === 'reviewee' || relation === 'reviewer');
  const seen: SeenOneToOne = { ...sight, relations, ownPart };
  const parts = {
    reviewee: readablePart(seen, oneToOne.parts.reviewee),
    reviewer: readablePart(seen, oneToOne.parts.reviewer),
  };
  const { activity, reminderChoices, readings, ...facts } = oneToOne;
  const ownChoice = reminderChoices?.[actor._id];
  const readable = {
    ...facts,
    ...(ownChoice && { reminderChoices: { [actor._id]: ownChoice } }),
    ...(activity && mayRead(seen, oneToOne) && { activity }),
    ...(readings && can(seen, 'see-readings') && { readings }),
    parts,
    ...readableReopenings(seen),
    ...readableNotHeld(seen),
  };
  return [{ ...seen, oneToOne: readable }];
}

/** Answers are read by whoever may read the 1-to-1 as it was issued; a change of one keeps its readers. */
function readablePart(seen: SeenOneToOne, { drafts, shared, changedAt, ...rest }: Part): Part {
  const own = drafts?.[seen.actor._id];
  const { issuedAt } = seen.oneToOne;
  const canRead = mayReadAs(seen, seen.relations, seen.oneToOne, issuedAt, rest.sharedAt ?? issuedAt);
  return {
    ...rest,
    ...(own && { drafts: { [seen.actor._id]: own } }),
    ...(canRead && shared && { shared }),
    ...(canRead && changedAt && { changedAt }),
  };
}

/** The reason is somebody's own words, and read as such. */
function readableReopenings(seen: SeenOneToOne) {
  const { reopenings } = seen.oneToOne;
  if (!reopenings) return {};
  return {
    reopenings: reopenings.map(({ reason, ...facts }) => {
      const isOwn = facts.byId === seen.actor._id;
      const isReadable = isOwn || mayRead(seen, writtenIn(seen.oneToOne, new Date(facts.at)));
      return reason !== undefined && isReadable ? { ...facts, reason } : facts;
    }),
  };
}

function readableNotHeld(seen: SeenOneToOne): Pick<OneToOne, 'notHeld'> {
  const { notHeld } = seen.oneToOne;
  if (!notHeld) return {};
  const { reason, ...facts } = notHeld;
  const isOwn = facts.byId === seen.actor._id;
  const isReadable = isOwn || mayRead(seen, writtenIn(seen.oneToOne, new Date(facts.at)));
  return { notHeld: reason !== undefined && isReadable ? notHeld : facts };
}

export function can({ oneToOne, relations, settings }: SeenOneToOne, right: Right): boolean {
  return isAllowed(relations, right, settingsFor(oneToOne, settings, oneToOne.issuedAt));
}

/**
 * Whether this person may read the content of a 1-to-1 as it was issued, or what was written in its thread, perhaps while
 * its template, or the company, said something else of who may.
 * @param as what they are to it; everything that they are when absent
 */
export function mayRead(seen: SeenOneToOne, written: Written, as: readonly Relation[] = seen.relations) {
  const writtenAt = writtenAtOf(written);
  return mayReadAs(seen, as, narrowerOf(seen.oneToOne, written), writtenAt, writtenAt);
}

/** What belongs to a 1-to-1 itself, such as a note, has its readers. */
export function writtenIn({ visibleTo }: OneToOne, writtenAt: Date): Written {
  return visibleTo === undefined ? { writtenAt } : { visibleTo, writtenAt };
}

/**
 * @param openSince what a wider setting of the company is measured by
 * @param writtenAt what rights are measured by that somebody gave themself
 */
function mayReadAs(
  { settings, ownGrants }: SeenOneToOne,
  relations: readonly Relation[],
  written: Pick<OneToOne, 'visibleTo'>,
  openSince: Date,
  writtenAt: Date,
): boolean {
  const those = settingsFor(written, settings, openSince);
  return relations.some(
    (relation) =>
      isAllowed([relation], 'read-shared', those) && readsWhatWasWritten(writtenAt, ownGrants?.[relation]),
  );
}

/** Whether a part was shared, and this person may not read it. */
function isClosed({ oneToOne }: SeenOneToOne, part: PartName): boolean {
  const { shared, sharedAt } = oneToOne.parts[part];
  return sharedAt !== undefined && shared === undefined;
}

/** The side this person may answer: not what another shared before they made themself the reviewer. */
export function answeredPartOf(seen: SeenOneToOne): PartName | undefined {
  return seen.ownPart && !isClosed(seen, seen.ownPart) ? seen.ownPart : undefined;
}

/** @throws {AppError} when this person sees the 1-to-1 but may not do that with it */
export function mustBeAllowed(seen: SeenOneToOne, right: Right): void {
  if (!can(seen, right)) {
    const who = can({ ...seen, relations: ['reviewee'] }, right)
      ? 'the two people of this 1-to-1'
      : 'its reviewer and HR';
    throw new AppError('not-allowed', `Only ${who} can do that.`, { message: `denied: ${right}` });
  }
}

/** @throws {AppError} for somebody who answers neither part */
export function ownPartOf(seen: SeenOneToOne): PartName {
  mustBeAllowed(seen, 'answer');
  if (!seen.ownPart)
    throw new AppError('not-allowed', 'Only the two people of this 1-to-1 answer its questions.');
  if (isClosed(seen, seen.ownPart)) {
    throw new AppError(
      'not-allowed',
      `This part was shared before you took the 1-to-1 over. You can change it once ${seen.reviewee.name} lets you read it.`,
    );
  }
  return seen.ownPart;
}

/** @param written something that is there already, of which others may be readers than of what is written now */
export function readersOf(
  { oneToOne, actor, ownPart, reviewee, reviewer, settings }: SeenOneToOne,
  what: Readable,
  written?: Written,
): string {
  const isStandIn = ownPart === 'reviewer' && actor._id !== reviewer._id;
  const you = isStandIn ? 'stand-in' : (ownPart ?? 'hr');
  const pair = { you, revieweeName: reviewee.name, reviewerName: reviewer.name } as const;
  const at = what === 'answers' ? oneToOne.issuedAt : written && writtenAtOf(written);
  return whoCanRead(what, pair, settingsFor(written ?? oneToOne, settings, at));
}

/** The other of the two, for whoever answers one part; the reviewee for everybody else. */
export function counterpartOf(seen: SeenOneToOne): Person {
  return seen.ownPart === 'reviewee' ? seen.reviewer : seen.reviewee;
}
