import type { Button, Card, CardElement } from '../chat/view.ts';
import { can, counterpartOf, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import type { Reopening } from '../one-to-ones/one-to-one.ts';
import { questionsOf } from '../one-to-ones/questions-of.ts';
import { isResolvedIn } from '../points/agenda-of.ts';
import type { AgendaPoint } from '../points/agenda-point.ts';
import type { Comment } from '../points/comment.ts';
import type { FoundPoint } from '../points/find-point.ts';
import { restoreButton } from '../screens/one-to-one/one-to-one-steps.ts';
import { formatMoment } from '../time/format-moment.ts';
import { withWhom } from '../views/describe-one-to-one.ts';
import { oneToOneButtons, oneToOneCard } from '../views/one-to-one-card.ts';

const hub: Button = { label: 'Open my hub', action: { type: 'open-home' }, style: 'primary' };

/** @param byName who opened it again; "You" for the reader */
export function reopenedCard(seen: SeenOneToOne, { reason }: Reopening, byName: string): Card {
  const { oneToOne, ownPart } = seen;
  const next =
    ownPart && questionsOf(oneToOne, ownPart).length > 0
      ? 'You can change your answers until it is finalised again.'
      : 'It can be changed until it is finalised again.';
  return {
    kind: 'card',
    title: `1-to-1 ${withWhom(seen)} reopened`,
    summary: `${byName} reopened your 1-to-1 with ${counterpartOf(seen).name}.`,
    body: [
      { kind: 'text', text: `${byName} reopened ${oneToOne.title} ${withWhom(seen)}. ${next}` },
      ...(reason === undefined ? [] : [{ kind: 'quote' as const, label: 'Why', text: reason }]),
      { kind: 'buttons', buttons: oneToOneButtons(seen) },
    ],
  };
}

/** To whoever reviews it from now on: the 1-to-1 itself. */
export function takenOverCard(seen: SeenOneToOne, fromName: string): Card {
  const text = `You review this 1-to-1 from now on; until now ${fromName} did. Read what is there, and add to its agenda.`;
  return {
    ...oneToOneCard(seen, [{ kind: 'text', text }]),
    summary: `You review the 1-to-1 of ${seen.reviewee.name} from now on.`,
  };
}

/** To the reviewee. */
export function newReviewerCard(seen: SeenOneToOne): Card {
  const { name } = seen.reviewer;
  return {
    kind: 'card',
    title: `1-to-1 now with ${name}`,
    summary: `${name} reviews your 1-to-1 from now on.`,
    body: [
      {
        kind: 'text',
        text: `${name} reviews your ${seen.oneToOne.title} from now on, and reads what you have shared in it. What you have not shared stays yours alone.`,
      },
      { kind: 'buttons', buttons: oneToOneButtons(seen) },
    ],
  };
}

/** To whoever reviewed it until now, and sees nothing of it any more. */
export function handedOverCard(revieweeName: string, toName: string): Card {
  return {
    kind: 'card',
    title: `1-to-1 with ${revieweeName} handed over`,
    summary: `${toName} reviews the 1-to-1 of ${revieweeName} from now on.`,
    body: [
      {
        kind: 'text',
        text: `${toName} reviews the 1-to-1 of ${revieweeName} from now on. What you had not shared stays yours alone. What is left for you is in your hub.`,
      },
      { kind: 'buttons', buttons: [hub] },
    ],
  };
}

const pointsShown = 8;

/** The agenda before a meeting: what is still to be talked about. */
export function agendaCard(seen: SeenOneToOne, meetingAt: Date, agenda: AgendaPoint[]): Card {
  const { _id: oneToOneId, occurrence, title } = seen.oneToOne;
  const open = agenda.filter((point) => !isResolvedIn(point, occurrence));
  const when = formatMoment(meetingAt, seen.actor);
  return {
    kind: 'card',
    title: `Agenda for your 1-to-1 ${withWhom(seen)}`,
    summary: `You meet ${counterpartOf(seen).name} ${when}: here is the agenda.`,
    body: [
      { kind: 'text', text: `${title} ${withWhom(seen)}: ${when}` },
      ...agendaLines(open),
      {
        kind: 'buttons',
        buttons: [
          { label: 'Open agenda', action: { type: 'open-one-to-one', oneToOneId }, style: 'primary' },
          { label: 'Add agenda point', action: { type: 'open-agenda-form', oneToOneId } },
        ],
      },
    ],
  };
}

function agendaLines(open: AgendaPoint[]): CardElement[] {
  if (open.length === 0)
    return [{ kind: 'text', text: 'Nothing is on the agenda yet. What would you like to talk about?' }];
  const more = open.length - pointsShown;
  return [
    ...open
      .slice(0, pointsShown)
      .map(({ text }, index): CardElement => ({ kind: 'text', text: `${index + 1}. ${text}` })),
    ...(more > 0 ? [{ kind: 'text' as const, text: `and ${more} more`, tone: 'subtle' as const }] : []),
  ];
}

/** A comment on a point of the reader's; its words stand in the message only, never in what a notification says. */
export function commentCard(
  seen: SeenOneToOne,
  { point, it }: FoundPoint,
  comment: Comment,
  byName: string,
): Card {
  const { _id: oneToOneId } = seen.oneToOne;
  const ref = { oneToOneId, point, pointId: it._id };
  const what = point === 'agenda-point' ? 'agenda point' : 'action point';
  return {
    kind: 'card',
    title: `Comment on your ${what}`,
    summary: `${byName} commented on your ${what}.`,
    body: [
      {
        kind: 'text',
        text: `${byName} commented on your ${what} in ${seen.oneToOne.title} ${withWhom(seen)}:`,
      },
      { kind: 'quote', label: 'You wrote', text: it.text },
      { kind: 'quote', label: byName, text: comment.text },
      {
        kind: 'buttons',
        buttons: [
          { label: 'Answer', action: { type: 'open-comment-form', ...ref }, style: 'primary' },
          { label: 'All comments', action: { type: 'open-point', ...ref } },
        ],
      },
    ],
  };
}

/** What is left of a message once its 1-to-1 is archived. */
export function archivedCard(seen: SeenOneToOne): Card {
  const text = 'This 1-to-1 is archived. Its reviewer and HR can restore it.';
  const { _id: oneToOneId, title } = seen.oneToOne;
  return {
    kind: 'card',
    title: `${title} ${withWhom(seen)}`,
    summary: `Your 1-to-1 ${withWhom(seen)} is archived.`,
    body: [
      { kind: 'text', text, tone: 'subtle' },
      ...(can(seen, 'archive') ? [{ kind: 'buttons' as const, buttons: [restoreButton(oneToOneId)] }] : []),
    ],
  };
}

/** What is left of a message about something that its reader does not see any more. */
export function goneCard(): Card {
  const text = 'This 1-to-1 is not here any more. Your hub shows what is.';
  return {
    kind: 'card',
    title: '1-to-1',
    summary: text,
    body: [
      { kind: 'text', text, tone: 'subtle' },
      { kind: 'buttons', buttons: [hub] },
    ],
  };
}
