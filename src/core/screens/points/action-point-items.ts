import { all, button, item } from '../../chat/elements.ts';
import type { Button, CardElement } from '../../chat/view.ts';
import type { ActionPoint } from '../../points/action-point.ts';
import { mayTick } from '../../points/tick-action-point.ts';
import { dayFor } from '../../views/describe-one-to-one.ts';
import { commentButtons, commentLines } from './comment-items.ts';
import { nameOnPage } from './name-on-page.ts';
import type { PointsOnPage } from './points-on-page.ts';

/** The action points, a line each with owner and due date. */
export function actionPointItems(
  page: Pick<PointsOnPage, 'seen' | 'actionPoints' | 'names' | 'comments'>,
): CardElement[][] {
  return page.actionPoints.map((point) => {
    const isDone = point.doneAt !== undefined;
    return all(
      item(point.text, {
        detail: actionDetail(page, point),
        isDone,
        buttons: [
          mayTick(page.seen, point) && tickButton(page.seen.oneToOne._id, point._id, isDone),
          commentButtons(page, { point: 'action-point', pointId: point._id }),
        ],
      }),
      commentLines(page, point._id),
    );
  });
}

function tickButton(oneToOneId: string, actionPointId: string, isDone: boolean): Button {
  return isDone
    ? button('Not done', { type: 'untick-action-point', oneToOneId, actionPointId })
    : button('Done', { type: 'tick-action-point', oneToOneId, actionPointId });
}

function actionDetail(page: Pick<PointsOnPage, 'seen' | 'names'>, point: ActionPoint): string {
  const { seen } = page;
  const parts = [nameOnPage(page, point.ownerId)];
  if (point.dueOn) parts.push(`due ${dayFor(seen, point.dueOn)}`);
  if (seen.oneToOne.occurrence > point.addedIn) parts.push('carried forward');
  if (point.doneAt) parts.push('done');
  return parts.join(' · ');
}
