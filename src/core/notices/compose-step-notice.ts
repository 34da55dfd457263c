import type { Card } from '../chat/view.ts';
import { AppError } from '../errors.ts';
import type { SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { type OneToOne, OneToOneModel, type Reassignment } from '../one-to-ones/one-to-one.ts';
import type { NoticeOf } from '../outbox/notice.ts';
import { findPeople } from '../people/find-people.ts';
import { agendaOf } from '../points/agenda-of.ts';
import { type Comment, CommentModel } from '../points/comment.ts';
import { type FoundPoint, findPoint } from '../points/find-point.ts';
import {
  agendaCard,
  commentCard,
  handedOverCard,
  newReviewerCard,
  reopenedCard,
  takenOverCard,
} from './step-notice-cards.ts';

async function nameOf(id: string, readerId: string): Promise<string> {
  if (id === readerId) return 'You';
  return (await findPeople([id])).get(id)?.name ?? 'A former colleague';
}

/** Once it is finalised again there is nothing left to say. */
export async function composeReopened(
  seen: SeenOneToOne,
  { turn }: NoticeOf<'reopened'>,
): Promise<Card | undefined> {
  const { status, reopenings = [] } = seen.oneToOne;
  const reopening = reopenings[turn - 1];
  if (status !== 'open' || !reopening || turn < reopenings.length) return undefined;
  return reopenedCard(seen, reopening, await nameOf(reopening.byId, seen.actor._id));
}

export async function composeReassigned(
  seen: SeenOneToOne,
  { turn }: NoticeOf<'reassigned'>,
): Promise<Card | undefined> {
  const reassignment = seen.oneToOne.reassignments?.[turn - 1];
  if (!reassignment || reassignment.toId !== seen.oneToOne.reviewerId) return undefined;
  return seen.ownPart === 'reviewer'
    ? takenOverCard(seen, await nameOf(reassignment.fromId, seen.actor._id))
    : newReviewerCard(seen);
}

/** To whoever handed a 1-to-1 over, which they do not see any more: names, and nothing of what is in it. */
export async function composeHandedOver(
  readerId: string,
  { oneToOneId, turn }: NoticeOf<'reassigned'>,
): Promise<Card | undefined> {
  const oneToOne = await OneToOneModel.findById(oneToOneId).lean<OneToOne>();
  const reassignment: Reassignment | undefined = oneToOne?.reassignments?.[turn - 1];
  if (!oneToOne || reassignment?.fromId !== readerId || oneToOne.status === 'archived') return undefined;
  const [revieweeName, toName] = await Promise.all([
    nameOf(oneToOne.revieweeId, readerId),
    nameOf(reassignment.toId, readerId),
  ]);
  return handedOverCard(revieweeName, toName);
}

export async function composeAgenda(
  seen: SeenOneToOne,
  { meetingAt }: NoticeOf<'agenda'>,
): Promise<Card | undefined> {
  const { status, meetingAt: current } = seen.oneToOne;
  if (status !== 'open' || !current || new Date(current).toISOString() !== meetingAt) return undefined;
  return agendaCard(seen, new Date(current), await agendaOf(seen.oneToOne));
}

export async function composeComment(
  seen: SeenOneToOne,
  { commentId }: NoticeOf<'comment'>,
): Promise<Card | undefined> {
  const comment = await CommentModel.findById(commentId).lean<Comment>();
  if (!comment) return undefined;
  const found = await pointOf(seen, comment);
  return found && commentCard(seen, found, comment, await nameOf(comment.authorId, seen.actor._id));
}

async function pointOf(seen: SeenOneToOne, comment: Comment): Promise<FoundPoint | undefined> {
  try {
    return await findPoint(seen, comment);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return undefined;
    throw error;
  }
}
