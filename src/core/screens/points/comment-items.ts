import type { Button, CardElement } from '../../chat/view.ts';
import { canComment } from '../../points/add-comment.ts';
import type { PointRef } from '../../points/comment.ts';
import type { PointsOnPage } from './points-on-page.ts';

type Commented = Pick<PointsOnPage, 'seen' | 'names' | 'comments'>;

const mostShown = 3;
/** More of a comment is read on the point's own page, which a button says. */
const longestShown = 300;

/** The first comments under a point, a line each. */
export function commentLines({ seen, names, comments }: Commented, pointId: string): CardElement[] {
  const all = comments?.get(pointId) ?? [];
  return all.slice(0, mostShown).map(({ authorId, text }) => {
    const name = authorId === seen.actor._id ? 'You' : (names.get(authorId) ?? 'Former colleague');
    const shown = isCut(text) ? `${text.slice(0, longestShown - 1)}…` : text;
    return { kind: 'text', text: [{ text: `↳ ${name}: `, bold: true }, { text: shown }] };
  });
}

/** Leads to whatever of the comments is not shown under the point, and to the form for one more. */
export function commentButtons({ seen, comments }: Commented, ref: PointRef): Button[] {
  const { _id: oneToOneId } = seen.oneToOne;
  const all = comments?.get(ref.pointId) ?? [];
  const buttons: Button[] = [];
  if (canComment(seen, ref.point)) {
    buttons.push({ label: 'Comment', action: { type: 'open-comment-form', oneToOneId, ...ref } });
  }
  if (all.length > mostShown || all.some(({ text }) => isCut(text)) || all.some(isBy(seen.actor._id))) {
    buttons.push({ label: 'All comments', action: { type: 'open-point', oneToOneId, ...ref } });
  }
  return buttons;
}

function isCut(text: string): boolean {
  return text.length > longestShown;
}

/** One's own comments are taken back on the page that shows them all. */
function isBy(personId: string) {
  return ({ authorId }: { authorId: string }) => authorId === personId;
}
