import type { Button, Card, CardElement } from '../chat/view.ts';
import { can, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { questionsOf } from '../one-to-ones/questions-of.ts';
import { factsOf, nextStep, withWhom } from './describe-one-to-one.ts';

/** The message that stands for a 1-to-1 in somebody's chat; it is drawn again whenever the 1-to-1 changes. */
export function oneToOneCard(seen: SeenOneToOne, intro: CardElement[] = []): Card {
  const { oneToOne } = seen;
  const isOver = oneToOne.status !== 'open';
  return {
    kind: 'card',
    title: `${oneToOne.title} ${withWhom(seen)}`,
    summary: isOver
      ? `Your 1-to-1 ${withWhom(seen)} is ${oneToOne.status}.`
      : `Your 1-to-1 ${withWhom(seen)} is ready. Open Tandem to prepare it.`,
    body: [
      ...intro,
      { kind: 'facts', facts: factsOf(seen) },
      { kind: 'text', text: nextStep(seen), tone: 'subtle' },
      { kind: 'buttons', buttons: oneToOneButtons(seen) },
    ],
  };
}

/** What this person can do with a 1-to-1, the likely next step first. */
export function oneToOneButtons(seen: SeenOneToOne): Button[] {
  const { oneToOne, ownPart } = seen;
  const { _id: oneToOneId } = oneToOne;
  const buttons: Button[] = [];
  const isOpen = oneToOne.status === 'open';
  if (isOpen && ownPart && questionsOf(oneToOne, ownPart).length > 0) {
    const isShared = oneToOne.parts[ownPart].sharedAt !== undefined;
    buttons.push({
      label: isShared ? 'Change answers' : 'Answer',
      action: { type: 'open-answers', oneToOneId },
      ...(!isShared && { style: 'primary' as const }),
    });
  }
  buttons.push({ label: 'Open', action: { type: 'open-one-to-one', oneToOneId } });
  if (isOpen && can(seen, 'add-agenda-point')) {
    buttons.push({ label: 'Add agenda point', action: { type: 'open-agenda-form', oneToOneId } });
  }
  if (isOpen && can(seen, 'finalise') && ownPart) {
    buttons.push({ label: 'Finalise', action: { type: 'open-finalise', oneToOneId } });
  }
  return buttons;
}
