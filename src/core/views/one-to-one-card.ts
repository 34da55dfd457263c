import { all, button, buttons, card, facts, subtle } from '../chat/elements.ts';
import type { UserAction } from '../chat/user-action.ts';
import type { Button, Card, CardElement } from '../chat/view.ts';
import { answeredPartOf, can, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { questionsOf } from '../one-to-ones/questions-of.ts';
import { factsOf, nextStep, titleWithWhom, withWhom } from './describe-one-to-one.ts';

/** The message that stands for a 1-to-1 in somebody's chat; it is drawn again whenever the 1-to-1 changes. */
export function oneToOneCard(seen: SeenOneToOne, intro: CardElement[] = []): Card {
  const { oneToOne } = seen;
  const isOver = oneToOne.status !== 'open';
  return card(
    {
      title: titleWithWhom(seen),
      summary: isOver
        ? `Your 1-to-1 ${withWhom(seen)} is ${oneToOne.status}.`
        : `Your 1-to-1 ${withWhom(seen)} is ready. Open Tandem to prepare it.`,
    },
    intro,
    facts(factsOf(seen)),
    subtle(nextStep(seen)),
    buttons(oneToOneButtons(seen)),
  );
}

/** What this person can do with a 1-to-1, the likely next step first. */
export function oneToOneButtons(seen: SeenOneToOne): Button[] {
  const { _id: oneToOneId, status } = seen.oneToOne;
  const isOpen = status === 'open';
  const mayAdd = isOpen && can(seen, 'add-agenda-point');
  const mayFinalise = isOpen && can(seen, 'finalise') && seen.ownPart !== undefined;
  return all(
    isOpen && answerButton(seen),
    button('Open', { type: 'open-one-to-one', oneToOneId }),
    mayAdd && button('Add agenda point', { type: 'open-agenda-form', oneToOneId }),
    mayFinalise && button('Finalise', { type: 'open-finalise', oneToOneId }),
  );
}

function answerButton(seen: SeenOneToOne): Button | undefined {
  const { oneToOne } = seen;
  const ownPart = answeredPartOf(seen);
  if (!ownPart || questionsOf(oneToOne, ownPart).length === 0) return undefined;
  const action: UserAction = { type: 'open-answers', oneToOneId: oneToOne._id };
  const isShared = oneToOne.parts[ownPart].sharedAt !== undefined;
  return isShared ? button('Change answers', action) : button('Answer', action, { style: 'primary' });
}
