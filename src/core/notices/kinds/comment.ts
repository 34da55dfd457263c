import { button, buttons, card, quote, text } from '../../chat/elements.ts';
import type { Card } from '../../chat/view.ts';
import { mayRead, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import type { NoticeOf } from '../../outbox/notice.ts';
import { canComment } from '../../points/add-comment.ts';
import { type Comment, CommentModel } from '../../points/comment.ts';
import { type FoundPoint, findPoint } from '../../points/find-point.ts';
import { noteReading } from '../../readings/note-reading.ts';
import { titleWithWhom } from '../../views/describe-one-to-one.ts';
import { aboutOneToOne } from '../sending/about-one-to-one.ts';
import { nameFor } from '../sending/name-for.ts';
import { toPerson } from '../sending/to-person.ts';
import { unlessGone } from '../sending/unless-gone.ts';

/** To those whose point it is on; one that was taken back, or whose point was, has nothing left to say. */
export const comment = toPerson(
  aboutOneToOne<'comment'>(
    async (seen, notice, core) => {
      const { written, found } = await look(seen, notice);
      if (!written || !found) return undefined;
      await noteReading(core, seen);
      return commentCard(seen, found, written, await nameFor(seen.actor._id, written.authorId));
    },
    async (seen, notice) => {
      const { written, found } = await look(seen, notice);
      if (!written || !found || !canComment(seen, written.point)) return false;
      const { pointId, writtenAt } = written;
      const answer = { pointId, authorId: seen.actor._id, writtenAt: { $gte: writtenAt } };
      return (await CommentModel.exists(answer)) === null;
    },
  ),
);

async function look(seen: SeenOneToOne, { commentId }: NoticeOf<'comment'>) {
  const written = await CommentModel.findById(commentId).lean<Comment>();
  const isReadable = written !== null && mayRead(seen, written);
  return { written, found: isReadable ? await unlessGone(() => findPoint(seen, written)) : undefined };
}

/** A comment on a point of the reader's; its words stand in the message only, never in what a notification says. */
export function commentCard(
  seen: SeenOneToOne,
  { point, it }: FoundPoint,
  written: Comment,
  byName: string,
): Card {
  const { _id: oneToOneId } = seen.oneToOne;
  const ref = { oneToOneId, point, pointId: it._id };
  const what = point === 'agenda-point' ? 'agenda point' : 'action point';
  return card(
    { title: `Comment on your ${what}`, summary: `${byName} commented on your ${what}.` },
    text(`${byName} commented on your ${what} in ${titleWithWhom(seen)}:`),
    quote(it.text, 'You wrote'),
    quote(written.text, byName),
    buttons(
      button('Answer', { type: 'open-comment-form', ...ref }, { style: 'primary' }),
      button('All comments', { type: 'open-point', ...ref }),
    ),
  );
}
