import { record } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { AppError } from '../errors.ts';
import { askForHistory } from '../handovers/ask-for-history.ts';
import { mustBeAllowed, mustBeOpen, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { type OneToOne, OneToOneModel } from '../one-to-ones/one-to-one.ts';
import { enqueue, refreshMessages } from '../outbox/enqueue.ts';
import { refreshReminders } from '../outbox/refresh-reminders.ts';
import { type Match, readerOfPeople } from '../people/match-person.ts';
import { type Person, PersonModel } from '../people/person.ts';
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
 * Hands an open 1-to-1 to another reviewer and tells all three. What the old one had not shared stays theirs alone:
 * drafts are kept by author.
 * @returns false when it was handed over since it was loaded
 */
export async function reassign(core: Core, seen: SeenOneToOne, to: Person): Promise<boolean> {
  mustBeAllowed(seen, 'reassign');
  mustBeOpen(seen);
  const { _id: oneToOneId, reviewerId: fromId } = seen.oneToOne;
  const now = core.clock.now();
  const after = await OneToOneModel.findOneAndUpdate(
    { _id: oneToOneId, status: 'open', reviewerId: fromId },
    {
      $set: { reviewerId: to._id, remindAt: now },
      $push: { reassignments: { at: now, byId: seen.actor._id, fromId, toId: to._id } },
    },
    { returnDocument: 'after' },
  ).lean<OneToOne>();
  if (!after) return false;
  const notice = { kind: 'reassigned', oneToOneId, turn: after.reassignments?.length ?? 1 } as const;
  const told = new Set([...whoIsTold(after, to, now), fromId]);
  await enqueue(
    core,
    [...told].map((personId) => ({ personId, notice })),
  );
  await enqueue(core, await askForHistory([after]));
  await refreshMessages(core, oneToOneId);
  await refreshReminders(core, [...told, seen.actor._id]);
  await record(core, seen.actor, 'one-to-one.reassigned', { oneToOneId, detail: `${fromId} → ${to._id}` });
  return true;
}
