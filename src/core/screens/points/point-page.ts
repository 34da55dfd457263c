import { all, button, buttons, card, heading, item, quote, strong, subtle } from '../../chat/elements.ts';
import type { Card, CardElement } from '../../chat/view.ts';
import type { SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import { pageOf } from '../../page.ts';
import { canComment } from '../../points/add-comment.ts';
import type { Comment } from '../../points/comment.ts';
import type { FoundPoint } from '../../points/find-point.ts';
import { formatMoment } from '../../time/format-moment.ts';
import { deleteButton } from '../../views/delete-button.ts';
import { titleWithWhom, withWhom } from '../../views/describe-one-to-one.ts';
import { pageButtons } from '../../views/page-buttons.ts';
import { nameOnPage } from './name-on-page.ts';

export interface PointPage {
  seen: SeenOneToOne;
  found: FoundPoint;
  comments: Comment[];
  /** Names of everybody who wrote something here. */
  names: ReadonlyMap<string, string>;
}

const commentsPerPage = 10;

/** One point with what it said before and all its comments. */
export function pointPage(page: PointPage, index = 0): Card {
  const { seen, found } = page;
  const what = found.point === 'agenda-point' ? 'Agenda point' : 'Action point';
  return card(
    { title: what, summary: `${what} of your 1-to-1 ${withWhom(seen)}` },
    strong(titleWithWhom(seen)),
    quote(found.it.text, authorOf(page)),
    earlierVersions(page),
    commentsBody(page, index),
  );
}

function authorOf(page: PointPage): string {
  const { authorId } = page.found.it;
  return authorId === undefined ? 'From the template' : nameOnPage(page, authorId);
}

function earlierVersions({ seen, found }: PointPage): CardElement[] {
  const earlier = found.point === 'agenda-point' ? (found.it.earlier ?? []) : [];
  if (earlier.length === 0) return [];
  return [
    heading('Earlier versions'),
    ...earlier.map(({ text, until }) => quote(text, `Until ${formatMoment(new Date(until), seen.actor)}`)),
  ];
}

function commentsBody(page: PointPage, asked: number): CardElement[] {
  const { seen, found, comments } = page;
  const { _id: oneToOneId } = seen.oneToOne;
  const ref = { oneToOneId, point: found.point, pointId: found.it._id };
  const shown = pageOf(comments, commentsPerPage, asked);
  const tab = found.point === 'agenda-point' ? 'agenda' : 'actions';
  return all(
    heading('Comments'),
    comments.length === 0 && subtle('No comments yet.'),
    shown.items.map((comment) => commentItem(page, comment)),
    buttons(
      canComment(seen, found.point) &&
        button('Comment', { type: 'open-comment-form', ...ref }, { style: 'primary' }),
      pageButtons(shown, (to) => ({ type: 'open-point', ...ref, page: to })),
      button('Back', { type: 'open-one-to-one', oneToOneId, tab }),
    ),
  );
}

function commentItem(page: PointPage, { _id, authorId, text, writtenAt }: Comment): CardElement {
  const { seen, found } = page;
  const isOwn = authorId === seen.actor._id && canComment(seen, found.point);
  const remove = deleteButton(
    { type: 'delete-comment', oneToOneId: seen.oneToOne._id, commentId: _id },
    'Delete this comment?',
  );
  return item(text, {
    detail: `${nameOnPage(page, authorId)} · ${formatMoment(new Date(writtenAt), seen.actor)}`,
    buttons: [isOwn && remove],
  });
}
