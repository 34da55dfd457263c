import type { Button, Card, CardElement } from '../chat/view.ts';
import { counterpartOf, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import type { PartName } from '../one-to-ones/one-to-one.ts';
import type { ActionPoint } from '../points/action-point.ts';
import type { SeenUsefulness } from '../usefulness/usefulness-of.ts';
import { dayFor, finaliserName, withWhom } from '../views/describe-one-to-one.ts';
import { oneToOneCard } from '../views/one-to-one-card.ts';
import { usefulnessElements } from '../views/usefulness-elements.ts';

/** The first message about a 1-to-1; the very first of all says where it comes from. */
export function issuedCard(seen: SeenOneToOne): Card {
  return welcomed(seen, oneToOneCard(seen));
}

/** Whatever reaches somebody first says where it comes from. */
export function welcomed(seen: SeenOneToOne, card: Card): Card {
  return seen.actor.welcomedAt === undefined ? { ...card, body: [welcome(seen), ...card.body] } : card;
}

function welcome({ oneToOne, ownPart, reviewer, reviewee }: SeenOneToOne): CardElement {
  const why =
    ownPart === 'reviewee'
      ? `${reviewer.name} reviews your 1-to-1s`
      : `you review the 1-to-1s of ${reviewee.name}`;
  return {
    kind: 'text',
    text: `Hello, this is Tandem, your company's 1-to-1s in chat. You are in "${oneToOne.title}" because ${why}; your HR team set it up. Drafts and private notes stay yours alone. Write "help" to see what you can do; ask HR to change or stop these messages.`,
  };
}

function openButton(seen: SeenOneToOne, tab: 'answers' | 'agenda' | 'actions', label: string): Button {
  return { label, action: { type: 'open-one-to-one', oneToOneId: seen.oneToOne._id, tab }, style: 'primary' };
}

export function partSharedCard(seen: SeenOneToOne, part: PartName): Card {
  const name = seen[part].name;
  const isReviewersTurn =
    part === 'reviewee' && seen.ownPart === 'reviewer' && seen.oneToOne.status === 'open';
  return {
    kind: 'card',
    title: `${name} shared their part`,
    summary: `${name} shared their part of your 1-to-1.`,
    body: [
      { kind: 'text', text: `${name} shared their part of ${seen.oneToOne.title}. Read it before you talk.` },
      { kind: 'buttons', buttons: [openButton(seen, 'answers', 'Read answers')] },
      ...(isReviewersTurn
        ? [{ kind: 'text' as const, text: finaliseBy(seen), tone: 'subtle' as const }]
        : []),
    ],
  };
}

function finaliseBy(seen: SeenOneToOne): string {
  return `Share and finalise by ${dayFor(seen, seen.oneToOne.finaliseBy)}.`;
}

export function finalisedCard(seen: SeenOneToOne, usefulness?: SeenUsefulness): Card {
  const { oneToOne, actor } = seen;
  const name = oneToOne.finalisedById === actor._id ? 'You' : finaliserName(seen);
  const next = oneToOne.isRecurring
    ? 'What was not ticked and the open action points will be in the next one.'
    : 'Open action points stay in your hub until they are done.';
  return {
    kind: 'card',
    title: `1-to-1 ${withWhom(seen)} finalised`,
    summary: `${name} finalised your 1-to-1 with ${counterpartOf(seen).name}.`,
    body: [
      { kind: 'text', text: `${name} finalised ${oneToOne.title} ${withWhom(seen)}. ${next}` },
      { kind: 'buttons', buttons: [openButton(seen, 'agenda', 'Open')] },
      ...usefulnessElements(seen, usefulness),
    ],
  };
}

export function actionAssignedCard(seen: SeenOneToOne, point: ActionPoint): Card {
  const from = counterpartOf(seen).name;
  const due = point.dueOn ? `, due ${dayFor(seen, point.dueOn)}` : '';
  return {
    kind: 'card',
    title: 'An action point for you',
    summary: `${from} gave you an action point in your 1-to-1.`,
    body: [
      { kind: 'text', text: `${from} gave you an action point in ${seen.oneToOne.title}${due}:` },
      { kind: 'quote', text: point.text },
      { kind: 'buttons', buttons: [openButton(seen, 'actions', 'Open action points')] },
    ],
  };
}
