import type { Button, CardElement } from '../../chat/view.ts';
import { can, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import { formatMoment } from '../../time/format-moment.ts';
import type { OneToOnePage } from './page-data.ts';

/** What can be done with a 1-to-1 as a whole besides answering and finalising it. */
export function furtherSteps(seen: SeenOneToOne): CardElement[] {
  const buttons = buttonsFor(seen);
  return buttons.length > 0 ? [{ kind: 'buttons', buttons }] : [];
}

function buttonsFor(seen: SeenOneToOne): Button[] {
  const { _id: oneToOneId, status, meetingAt } = seen.oneToOne;
  const buttons: Button[] = [];
  if (status === 'open' && can(seen, 'set-meeting')) {
    const label = meetingAt ? 'Move meeting' : 'Set meeting time';
    buttons.push({ label, action: { type: 'open-meeting-form', oneToOneId } });
  }
  if (status === 'open' && can(seen, 'answer')) {
    buttons.push({ label: 'Reminders', action: { type: 'open-reminders', oneToOneId } });
  }
  if (status === 'open' && can(seen, 'reassign')) {
    buttons.push({ label: 'Hand over', action: { type: 'open-reassign', oneToOneId } });
  }
  if (status === 'finalised' && can(seen, 'reopen')) {
    buttons.push({ label: 'Reopen', action: { type: 'open-reopen', oneToOneId } });
  }
  if (can(seen, 'archive')) {
    buttons.push(status === 'archived' ? restoreButton(oneToOneId) : archiveButton(oneToOneId));
  }
  return buttons;
}

function archiveButton(oneToOneId: string): Button {
  return {
    label: 'Archive',
    action: { type: 'archive-one-to-one', oneToOneId },
    confirm: {
      title: 'Archive this 1-to-1?',
      text: 'It leaves every list, reminder and card of both people. Nothing is lost, and it can be restored.',
      yes: 'Archive',
      no: 'Keep',
    },
  };
}

export function restoreButton(oneToOneId: string): Button {
  return { label: 'Restore', action: { type: 'restore-one-to-one', oneToOneId }, style: 'primary' };
}

/** That it is archived, was reopened and why, and from whom it was handed over. */
export function pastSteps({ seen, names }: Pick<OneToOnePage, 'seen' | 'names'>): CardElement[] {
  const { archived, reopenings = [], reassignments = [] } = seen.oneToOne;
  const nameOf = (id: string) => (id === seen.actor._id ? 'you' : (names.get(id) ?? 'a former colleague'));
  const on = (at: Date) => formatMoment(new Date(at), seen.actor);
  return [
    ...(archived
      ? [warning(`Archived by ${nameOf(archived.byId)}, ${on(archived.at)}. Nothing in it changes any more.`)]
      : []),
    ...reassignments.map(({ fromId, toId, byId, at }) =>
      subtle(`Handed over from ${nameOf(fromId)} to ${nameOf(toId)} by ${nameOf(byId)}, ${on(at)}.`),
    ),
    ...reopenings.map(({ byId, at, reason }): CardElement => {
      const label = `Reopened by ${nameOf(byId)}, ${on(at)}`;
      return reason === undefined ? subtle(`${label}.`) : { kind: 'quote', label, text: reason };
    }),
  ];
}

function warning(text: string): CardElement {
  return { kind: 'text', text, tone: 'warning' };
}

function subtle(text: string): CardElement {
  return { kind: 'text', text, tone: 'subtle' };
}

/** Everybody whom {@link pastSteps} names. */
export function peopleOfPastSteps({ oneToOne }: SeenOneToOne): string[] {
  const { archived, reopenings = [], reassignments = [] } = oneToOne;
  return [
    ...(archived ? [archived.byId] : []),
    ...reopenings.map(({ byId }) => byId),
    ...reassignments.flatMap(({ byId, fromId, toId }) => [byId, fromId, toId]),
  ];
}
