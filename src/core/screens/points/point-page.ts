import type { Button, Card, CardElement } from '../../chat/view.ts';
import type { SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import { pageOf } from '../../page.ts';
import { canComment } from '../../points/add-comment.ts';
import type { Comment } from '../../points/comment.ts';
import type { FoundPoint } from '../../points/find-point.ts';
import { formatMoment } from '../../time/format-moment.ts';
import { withWhom } from '../../views/describe-one-to-one.ts';
import { pageButtons } from '../../views/paging.ts';

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
  return {
    kind: 'card',
    title: what,
    summary: `${what} of your 1-to-1 ${withWhom(seen)}`,
    body: [
      { kind: 'text', text: [{ text: `${seen.oneToOne.title} ${withWhom(seen)}`, bold: true }] },
      { kind: 'quote', label: nameOf(page, found.it.authorId), text: found.it.text },
      ...earlierVersions(page),
      ...commentsBody(page, index),
    ],
  };
}

function nameOf({ seen, names }: PointPage, id: string | undefined): string {
  if (id === undefined) return 'From the template';
  return id === seen.actor._id ? 'You' : (names.get(id) ?? 'Former colleague');
}

function earlierVersions({ seen, found }: PointPage): CardElement[] {
  const earlier = found.point === 'agenda-point' ? (found.it.earlier ?? []) : [];
  if (earlier.length === 0) return [];
  return [
    { kind: 'heading', text: 'Earlier versions' },
    ...earlier.map(
      ({ text, until }): CardElement => ({
        kind: 'quote',
        label: `Until ${formatMoment(new Date(until), seen.actor)}`,
        text,
      }),
    ),
  ];
}

function commentsBody(page: PointPage, asked: number): CardElement[] {
  const { seen, found, comments } = page;
  const { _id: oneToOneId } = seen.oneToOne;
  const ref = { point: found.point, pointId: found.it._id };
  const shown = pageOf(comments, commentsPerPage, asked);
  const tab = found.point === 'agenda-point' ? 'agenda' : 'actions';
  const add: Button[] = canComment(seen, found.point)
    ? [{ label: 'Comment', action: { type: 'open-comment-form', oneToOneId, ...ref }, style: 'primary' }]
    : [];
  const turn = pageButtons(shown, (to) => ({ type: 'open-point', oneToOneId, ...ref, page: to }));
  const back: Button = { label: 'Back', action: { type: 'open-one-to-one', oneToOneId, tab } };
  return [
    { kind: 'heading', text: 'Comments' },
    ...(comments.length === 0
      ? [{ kind: 'text' as const, text: 'No comments yet.', tone: 'subtle' as const }]
      : []),
    ...shown.items.map((comment) => commentItem(page, comment)),
    { kind: 'buttons', buttons: [...add, ...turn, back] },
  ];
}

function commentItem(page: PointPage, { _id, authorId, text, writtenAt }: Comment): CardElement {
  const { seen, found } = page;
  const isOwn = authorId === seen.actor._id && canComment(seen, found.point);
  const remove: Button = {
    label: 'Delete',
    action: { type: 'delete-comment', oneToOneId: seen.oneToOne._id, commentId: _id },
    confirm: {
      title: 'Delete this comment?',
      text: 'It cannot be brought back.',
      yes: 'Delete',
      no: 'Keep',
    },
  };
  return {
    kind: 'item',
    text,
    detail: `${nameOf(page, authorId)} · ${formatMoment(new Date(writtenAt), seen.actor)}`,
    buttons: isOwn ? [remove] : [],
  };
}
