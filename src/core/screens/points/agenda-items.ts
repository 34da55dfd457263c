import { all, button, item } from '../../chat/elements.ts';
import type { Button, CardElement, Span } from '../../chat/view.ts';
import { can } from '../../one-to-ones/load-one-to-one.ts';
import { isUnderway } from '../../one-to-ones/status.ts';
import { isResolvedIn } from '../../points/agenda-of.ts';
import type { AgendaPoint } from '../../points/agenda-point.ts';
import { mayDelete } from '../../points/delete-agenda-point.ts';
import { mayEdit } from '../../points/edit-agenda-point.ts';
import { deleteButton } from '../../views/delete-button.ts';
import { commentButtons, commentLines } from './comment-items.ts';
import type { PointsOnPage } from './points-on-page.ts';

/** The agenda, a line per point with its age and what this person can do about it. */
export function agendaItems(
  page: Pick<PointsOnPage, 'seen' | 'agenda' | 'names' | 'comments'>,
): CardElement[][] {
  return page.agenda.map((point) =>
    all(
      item(pointText(point), {
        detail: pointDetail(page, point),
        isDone: isResolvedIn(point, page.seen.oneToOne.occurrence),
        buttons: pointButtons(page, point),
      }),
      commentLines(page, point._id),
    ),
  );
}

function pointText({ text, link }: AgendaPoint): Span[] {
  return link === undefined ? [{ text }] : [{ text: `${text} ` }, { text: '(message)', url: link }];
}

function pointDetail({ seen, names }: Pick<PointsOnPage, 'seen' | 'names'>, point: AgendaPoint): string {
  const timesCarried = seen.oneToOne.occurrence - point.addedIn;
  const author =
    point.authorId === undefined ? 'From the template' : (names.get(point.authorId) ?? 'Former colleague');
  const parts = [author];
  if (point.topic) parts.push(point.topic);
  if (point.earlier) parts.push('edited');
  if (timesCarried === 1) parts.push('carried from last time');
  if (timesCarried > 1) parts.push(`carried ${timesCarried} times`);
  if (isResolvedIn(point, seen.oneToOne.occurrence)) parts.push('discussed');
  return parts.join(' · ');
}

function pointButtons(page: Pick<PointsOnPage, 'seen' | 'names' | 'comments'>, point: AgendaPoint): Button[] {
  const { seen } = page;
  const { _id: oneToOneId, occurrence } = seen.oneToOne;
  const pointId = point._id;
  const mayTick = isUnderway(seen.oneToOne) && can(seen, 'tick-agenda-point');
  const isDiscussed = isResolvedIn(point, occurrence);
  return all(
    mayTick && isDiscussed && button('Not discussed', { type: 'untick-agenda-point', oneToOneId, pointId }),
    mayTick && !isDiscussed && button('Discussed', { type: 'tick-agenda-point', oneToOneId, pointId }),
    commentButtons(page, { point: 'agenda-point', pointId }),
    point.earlier &&
      button('Earlier versions', { type: 'open-point', oneToOneId, point: 'agenda-point', pointId }),
    mayEdit(seen, point) && button('Edit', { type: 'open-edit-agenda-point', oneToOneId, pointId }),
    mayDelete(seen, point) && deletePointButton(oneToOneId, pointId, mayEdit(seen, point)),
  );
}

function deletePointButton(oneToOneId: string, pointId: string, isEditable: boolean): Button {
  return deleteButton(
    { type: 'delete-agenda-point', oneToOneId, pointId },
    'Delete this agenda point?',
    isEditable
      ? 'It is gone for both of you, with its comments.'
      : 'It is gone for both of you, with its comments. Points cannot be edited: delete and add it again.',
  );
}
