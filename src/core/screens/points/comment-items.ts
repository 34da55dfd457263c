import { all, bold, button, text } from '../../chat/elements.ts';
import type { Button, CardElement } from '../../chat/view.ts';
import { canComment } from '../../points/add-comment.ts';
import type { PointRef } from '../../points/comment.ts';
import { nameOnPage } from './name-on-page.ts';
import type { PointsOnPage } from './points-on-page.ts';

type Commented = Pick<PointsOnPage, 'seen' | 'names' | 'comments'>;

const mostShown = 3;
/** More of a comment is read on the point's own page, which a button says. */
const longestShown = 300;

/** The first comments under a point, a line each. */
export function commentLines(page: Commented, pointId: string): CardElement[] {
  const written = page.comments?.get(pointId) ?? [];
  return written.slice(0, mostShown).map(({ authorId, text: words }) => {
    const shown = isCut(words) ? `${words.slice(0, longestShown - 1)}…` : words;
    return text([bold(`↳ ${nameOnPage(page, authorId)}: `), { text: shown }]);
  });
}

/** Leads to whatever of the comments is not shown under the point, and to the form for one more. */
export function commentButtons({ seen, comments }: Commented, ref: PointRef): Button[] {
  const { _id: oneToOneId } = seen.oneToOne;
  const written = comments?.get(ref.pointId) ?? [];
  // One's own comments are taken back on the page that shows them all.
  const hasMore =
    written.length > mostShown ||
    written.some(({ text, authorId }) => isCut(text) || authorId === seen.actor._id);
  return all(
    canComment(seen, ref.point) && button('Comment', { type: 'open-comment-form', oneToOneId, ...ref }),
    hasMore && button('All comments', { type: 'open-point', oneToOneId, ...ref }),
  );
}

function isCut(text: string): boolean {
  return text.length > longestShown;
}
