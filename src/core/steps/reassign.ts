import type { Core } from '../core.ts';
import { AppError } from '../errors.ts';
import { askForHistory } from '../handovers/ask-for-history.ts';
import { mustBeAllowed, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { mustBeUnfinished } from '../one-to-ones/must-be.ts';
import { type OneToOne, OneToOneModel } from '../one-to-ones/one-to-one.ts';
import { findPeople } from '../people/find-people.ts';
import { type Match, readerOfPeople } from '../people/match-person.ts';
import { type Person, PersonModel } from '../people/person.ts';
import { announce, announcementOf, noticeTo, type Step, wasTaken } from './announce.ts';
import { whoIsTold } from './who-is-told.ts';

/** Who could review instead, among all active people, by what was typed. */
export async function findNewReviewer({ oneToOne }: SeenOneToOne, typed: string): Promise<Match> {
  const others = await PersonModel.find({
    isActive: true,
    _id: { $nin: [oneToOne.revieweeId, oneToOne.reviewerId] },
  }).lean<Person[]>();
  const match = readerOfPeople(others)(typed);
  return match.kind !== 'none' && match.rest !== '' ? { kind: 'none' } : match;
}

/** The person with this id, if they can review instead. */
export async function findReviewerById({ oneToOne }: SeenOneToOne, id: string): Promise<Person> {
  const person = await PersonModel.findOne({ _id: id, isActive: true }).lean<Person>();
  if (!person || id === oneToOne.revieweeId || id === oneToOne.reviewerId) {
    throw new AppError('invalid', 'That person cannot review this 1-to-1.');
  }
  return person;
}

/**
 * The new reviewer, when this very request took a 1-to-1 from `actor` when it was delivered before: then they no longer
 * see it.
 */
export async function findReviewerAfter(
  core: Core,
  actor: Person,
  { oneToOneId, toId }: { oneToOneId: string; toId: string },
): Promise<Person | undefined> {
  const oneToOne = await OneToOneModel.findById(oneToOneId, { unannounced: 1 }).lean<OneToOne>();
  const step = handingOver(oneToOneId, actor._id, toId);
  if (!oneToOne || !(await wasTaken(core, oneToOne, step))) return undefined;
  return (await findPeople([toId])).get(toId);
}

function handingOver(oneToOneId: string, fromId: string, toId: string): Step {
  return { step: 'reassigned', oneToOneId, detail: `${fromId} → ${toId}` };
}

/**
 * Hands a 1-to-1 that is not finished to another reviewer and tells all three. What the old one had not shared stays theirs alone:
 * drafts are kept by author.
 * @returns false when it was handed over since it was loaded
 */
export async function reassign(core: Core, seen: SeenOneToOne, to: Person): Promise<boolean> {
  mustBeAllowed(seen, 'reassign');
  mustBeUnfinished(seen);
  const { oneToOne, actor } = seen;
  const { _id: oneToOneId, reviewerId: fromId, reassignments = [], unannounced = [] } = oneToOne;
  const now = core.clock.now();
  const reassignment = { at: now, byId: actor._id, fromId, toId: to._id };
  const handed = { ...oneToOne, reviewerId: to._id, reassignments: [...reassignments, reassignment] };
  const told = new Set([...whoIsTold(handed, to, now), fromId]);
  const announcement = announcementOf(core, actor, handingOver(oneToOneId, fromId, to._id), {
    messages: [
      ...noticeTo(told, { kind: 'reassigned', oneToOneId, turn: reassignments.length + 1 }),
      ...(await askForHistory([handed])),
    ],
    readers: [...told, actor._id],
  });
  const { matchedCount } = await OneToOneModel.updateOne(
    {
      _id: oneToOneId,
      status: oneToOne.status,
      reviewerId: fromId,
      [`reassignments.${reassignments.length}`]: { $exists: false },
    },
    {
      $set: { reviewerId: to._id, remindAt: now },
      $push: {
        reassignments: reassignment,
        unannounced: announcement,
      },
    },
  );
  if (matchedCount === 0) return false;
  await announce(core, { _id: oneToOneId, unannounced: [...unannounced, announcement] });
  return true;
}
