import type { Core } from '../core.ts';
import { AppError, notFound } from '../errors.ts';
import { findPeople } from '../people/find-people.ts';
import type { Person } from '../people/person.ts';
import {
  isAllowed,
  type Relation,
  type Right,
  relationsTo,
  settingsFor,
  type Written,
} from '../permissions/permissions.ts';
import { type Readable, whoCanRead } from '../permissions/who-can-read.ts';
import { getSettings, type Settings } from '../settings/settings.ts';
import { dayIn } from '../time/local-time.ts';
import { findSuccessors } from './find-successors.ts';
import { type OneToOne, OneToOneModel, type Part, type PartName } from './one-to-one.ts';

/** A 1-to-1 as one person may see it: what they may not read is not in it. */
export interface SeenOneToOne {
  oneToOne: OneToOne;
  actor: Person;
  reviewee: Person;
  reviewer: Person;
  /** Who finalised it, who may have been a stand-in or HR. */
  finaliser?: Person;
  /** The side this person answers, if any. */
  ownPart: PartName | undefined;
  relations: Relation[];
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
  const ids = oneToOnes.flatMap(({ revieweeId, reviewerId, finalisedById = [] }) =>
    [revieweeId, reviewerId, finalisedById].flat(),
  );
  const [people, settings] = await Promise.all([findPeople(ids), getSettings()]);
  const ofOthers = oneToOnes.filter((it) => ![it.revieweeId, it.reviewerId].includes(actor._id));
  const allSuccessors = await findSuccessors(core, ofOthers, settings);
  return oneToOnes.flatMap((oneToOne) => {
    const reviewee = people.get(oneToOne.revieweeId);
    const reviewer = people.get(oneToOne.reviewerId);
    const finaliser = people.get(oneToOne.finalisedById ?? '');
    const successors = allSuccessors.get(oneToOne._id) ?? [];
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
  const canReadShared = isAllowed(relations, 'read-shared', settingsFor(oneToOne, settings));
  const parts = {
    reviewee: readablePart(oneToOne.parts.reviewee, actor, canReadShared),
    reviewer: readablePart(oneToOne.parts.reviewer, actor, canReadShared),
  };
  const { activity, reminderChoices, ...facts } = oneToOne;
  const ownChoice = reminderChoices?.[actor._id];
  const readable = {
    ...facts,
    ...(ownChoice && { reminderChoices: { [actor._id]: ownChoice } }),
    ...(canReadShared && activity && { activity }),
    parts,
    ...readableReopenings(oneToOne, actor, canReadShared),
  };
  return [{ ...sight, oneToOne: readable, ownPart, relations }];
}

function readablePart(
  { drafts, shared, changedAt, ...rest }: Part,
  actor: Person,
  canReadShared: boolean,
): Part {
  const own = drafts?.[actor._id];
  return {
    ...rest,
    ...(own && { drafts: { [actor._id]: own } }),
    ...(canReadShared && shared && { shared }),
    ...(canReadShared && changedAt && { changedAt }),
  };
}

/** The reason is somebody's own words, and read as such. */
function readableReopenings({ reopenings }: OneToOne, actor: Person, canReadShared: boolean) {
  if (!reopenings) return {};
  return {
    reopenings: reopenings.map(({ reason, ...facts }) =>
      reason !== undefined && (canReadShared || facts.byId === actor._id) ? { ...facts, reason } : facts,
    ),
  };
}

export function can({ oneToOne, relations, settings }: SeenOneToOne, right: Right): boolean {
  return isAllowed(relations, right, settingsFor(oneToOne, settings));
}

/** Whether this person may read what was written in a thread, perhaps while its template said something else of who may. */
export function mayRead(seen: SeenOneToOne, written: Written): boolean {
  const { relations, settings } = seen;
  return can(seen, 'read-shared') && isAllowed(relations, 'read-shared', settingsFor(written, settings));
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

/** @throws {AppError} when the 1-to-1 is finalised, skipped or archived */
export function mustBeOpen({ oneToOne }: SeenOneToOne): void {
  if (oneToOne.status !== 'open') {
    throw new AppError('conflict', `This 1-to-1 is ${oneToOne.status} and does not change any more.`);
  }
}

/** @throws {AppError} for somebody who answers neither part */
export function ownPartOf(seen: SeenOneToOne): PartName {
  mustBeAllowed(seen, 'answer');
  if (!seen.ownPart)
    throw new AppError('not-allowed', 'Only the two people of this 1-to-1 answer its questions.');
  return seen.ownPart;
}

/** @param written something that is there already, of which others may be readers than of the 1-to-1 */
export function readersOf(
  { oneToOne, actor, ownPart, reviewee, reviewer, settings }: SeenOneToOne,
  what: Readable,
  written: Written = oneToOne,
): string {
  const isStandIn = ownPart === 'reviewer' && actor._id !== reviewer._id;
  const you = isStandIn ? 'stand-in' : (ownPart ?? 'hr');
  const pair = { you, revieweeName: reviewee.name, reviewerName: reviewer.name } as const;
  return whoCanRead(what, pair, settingsFor(written, settings));
}

/** The other of the two, for whoever answers one part; the reviewee for everybody else. */
export function counterpartOf(seen: SeenOneToOne): Person {
  return seen.ownPart === 'reviewee' ? seen.reviewer : seen.reviewee;
}
