import { all, button, buttons, quote, subtle, warning } from '../../chat/elements.ts';
import type { Button, CardElement } from '../../chat/view.ts';
import { can, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import { isClosed, isUnderway, isUnfinished } from '../../one-to-ones/status.ts';
import { formatMoment } from '../../time/format-moment.ts';
import { restoreButton } from '../../views/restore-button.ts';
import type { OneToOnePage } from './page-data.ts';

/** What can be done with a 1-to-1 as a whole besides answering and finalising it. */
export function furtherSteps(seen: SeenOneToOne): CardElement | undefined {
  const { _id: oneToOneId, status, meetingAt } = seen.oneToOne;
  const isOpen = isUnderway(seen.oneToOne);
  const mayMeet = isOpen && can(seen, 'set-meeting');
  const mayBeReminded = isOpen && can(seen, 'answer');
  const mayReassign = isUnfinished(seen.oneToOne) && can(seen, 'reassign');
  const mayReopen = isClosed(seen.oneToOne) && can(seen, 'reopen');
  return buttons(
    mayMeet &&
      button(meetingAt ? 'Move meeting' : 'Set meeting time', { type: 'open-meeting-form', oneToOneId }),
    mayBeReminded && button('Reminders', { type: 'open-reminders', oneToOneId }),
    mayReassign && button('Hand over', { type: 'open-reassign', oneToOneId }),
    mayReopen && button('Reopen', { type: 'open-reopen', oneToOneId }),
    can(seen, 'archive') && (status === 'archived' ? restoreButton(oneToOneId) : archiveButton(oneToOneId)),
  );
}

function archiveButton(oneToOneId: string): Button {
  return button(
    'Archive',
    { type: 'archive-one-to-one', oneToOneId },
    {
      confirm: {
        title: 'Archive this 1-to-1?',
        text: 'It leaves every list, reminder and card of both people. Nothing is lost, and it can be restored.',
        yes: 'Archive',
        no: 'Keep',
      },
    },
  );
}

/** That it is archived, was reopened and why, and from whom it was handed over. */
export function pastSteps({ seen, names }: Pick<OneToOnePage, 'seen' | 'names'>): CardElement[] {
  const { archived, notHeld, reopenings = [], reassignments = [] } = seen.oneToOne;
  const nameOf = (id: string) => (id === seen.actor._id ? 'you' : (names.get(id) ?? 'a former colleague'));
  const on = (at: Date) => formatMoment(new Date(at), seen.actor);
  return all(
    archived &&
      warning(`Archived by ${nameOf(archived.byId)}, ${on(archived.at)}. Nothing in it changes any more.`),
    notHeld?.reason !== undefined &&
      quote(notHeld.reason, `Why you did not meet, by ${nameOf(notHeld.byId)}, ${on(notHeld.at)}`),
    reassignments.map(({ fromId, toId, byId, at }) =>
      subtle(`Handed over from ${nameOf(fromId)} to ${nameOf(toId)} by ${nameOf(byId)}, ${on(at)}.`),
    ),
    reopenings.map(({ byId, at, reason }) => {
      const label = `Reopened by ${nameOf(byId)}, ${on(at)}`;
      return reason === undefined ? subtle(`${label}.`) : quote(reason, label);
    }),
  );
}

/** Everybody whom {@link pastSteps} names. */
export function peopleOfPastSteps({ oneToOne }: SeenOneToOne): string[] {
  const { archived, notHeld, reopenings = [], reassignments = [] } = oneToOne;
  const ids = [
    archived?.byId,
    notHeld?.byId,
    ...reopenings.map(({ byId }) => byId),
    ...reassignments.flatMap(({ byId, fromId, toId }) => [byId, fromId, toId]),
  ];
  return ids.filter((id) => id !== undefined);
}
