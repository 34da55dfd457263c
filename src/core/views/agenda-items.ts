import { isResolvedIn } from '../agenda-points/agenda-of.ts';
import type { AgendaPoint } from '../agenda-points/agenda-point.ts';
import { mayDelete } from '../agenda-points/tick-agenda-point.ts';
import { can } from '../one-to-ones/load-one-to-one.ts';
import type { OneToOnePage } from './one-to-one-page.ts';
import type { Button, CardElement, Span } from './view.ts';

/** The agenda, a line per point with its age and what this person can do about it. */
export function agendaItems(page: Pick<OneToOnePage, 'seen' | 'agenda' | 'names'>): CardElement[][] {
  return page.agenda.map((point) => [
    {
      kind: 'item',
      text: pointText(point),
      detail: pointDetail(page, point),
      isDone: isResolvedIn(point, page.seen.oneToOne.occurrence),
      buttons: pointButtons(page, point),
    },
  ]);
}

function pointText({ text, link }: AgendaPoint): Span[] {
  return link === undefined ? [{ text }] : [{ text: `${text} ` }, { text: '(message)', url: link }];
}

function pointDetail({ seen, names }: Pick<OneToOnePage, 'seen' | 'names'>, point: AgendaPoint): string {
  const turns = seen.oneToOne.occurrence - point.addedIn;
  const author =
    point.authorId === undefined ? 'From the template' : (names.get(point.authorId) ?? 'Former colleague');
  const parts = [author];
  if (point.topic) parts.push(point.topic);
  if (turns === 1) parts.push('carried from last time');
  if (turns > 1) parts.push(`carried ${turns} times`);
  if (isResolvedIn(point, seen.oneToOne.occurrence)) parts.push('discussed');
  return parts.join(' · ');
}

function pointButtons({ seen }: Pick<OneToOnePage, 'seen'>, point: AgendaPoint): Button[] {
  const { _id: oneToOneId, status, occurrence } = seen.oneToOne;
  const ids = { oneToOneId, pointId: point._id };
  const buttons: Button[] = [];
  if (status === 'open' && can(seen, 'tick-agenda-point')) {
    buttons.push(
      isResolvedIn(point, occurrence)
        ? { label: 'Not discussed', action: { type: 'untick-agenda-point', ...ids } }
        : { label: 'Discussed', action: { type: 'tick-agenda-point', ...ids } },
    );
  }
  if (mayDelete(seen, point)) {
    buttons.push({
      label: 'Delete',
      action: { type: 'delete-agenda-point', ...ids },
      confirm: {
        title: 'Delete this agenda point?',
        text: 'It is gone for both of you. Points cannot be edited: delete and add it again.',
        yes: 'Delete',
        no: 'Keep',
      },
    });
  }
  return buttons;
}
