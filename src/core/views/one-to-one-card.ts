import { all, button, buttons, card, facts, item, subtle } from '../chat/elements.ts';
import type { UserAction } from '../chat/user-action.ts';
import type { Button, Card, CardElement } from '../chat/view.ts';
import { answeredPartOf, can, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { questionsOf } from '../one-to-ones/questions-of.ts';
import { isUnderway, isUnfinished, nameOfStatus } from '../one-to-ones/status.ts';
import { dayFor, factsOf, nextStep, titleWithWhom, withWhom } from './describe-one-to-one.ts';

/**
 * The message that stands for a 1-to-1 in somebody's chat; it is drawn again whenever the 1-to-1 changes.
 * @param before what is said of the one before it
 */
export function oneToOneCard(seen: SeenOneToOne, intro: CardElement[] = [], before?: CardElement): Card {
  const { oneToOne } = seen;
  const isOver = !isUnderway(oneToOne);
  return card(
    {
      title: titleWithWhom(seen),
      summary: isOver
        ? `Your 1-to-1 ${withWhom(seen)} is ${nameOfStatus(oneToOne.status)}.`
        : `Your 1-to-1 ${withWhom(seen)} is ready. Open Tandem to prepare it.`,
    },
    intro,
    facts(factsOf(seen)),
    subtle(nextStep(seen)),
    buttons(oneToOneButtons(seen)),
    before,
  );
}

/** That the 1-to-1 before was not finalised, and the way to it. */
export function lapsedLine(before: SeenOneToOne | undefined): CardElement | undefined {
  if (!before) return undefined;
  const { _id: oneToOneId, finaliseBy } = before.oneToOne;
  return item(`The one before, due ${dayFor(before, finaliseBy)}, was not finalised.`, {
    buttons: [button('Open that one', { type: 'open-one-to-one', oneToOneId })],
  });
}

/** What this person can do with a 1-to-1, the likely next step first. */
export function oneToOneButtons(seen: SeenOneToOne): Button[] {
  const { _id: oneToOneId, status } = seen.oneToOne;
  const isLeft = isUnfinished(seen.oneToOne);
  const mayAdd = isUnderway(seen.oneToOne) && can(seen, 'add-agenda-point');
  const mayFinalise = isLeft && can(seen, 'finalise') && seen.ownPart !== undefined;
  return all(
    isLeft && answerButton(seen),
    button('Open', { type: 'open-one-to-one', oneToOneId }),
    mayAdd && button('Add agenda point', { type: 'open-agenda-form', oneToOneId }),
    mayFinalise && button('Finalise', { type: 'open-finalise', oneToOneId }),
    mayFinalise && status === 'lapsed' && notHeldButton(oneToOneId),
  );
}

/** Leads to closing a 1-to-1 because the two did not meet. */
export function notHeldButton(oneToOneId: string): Button {
  return button('We did not meet', { type: 'open-not-held', oneToOneId });
}

function answerButton(seen: SeenOneToOne): Button | undefined {
  const { oneToOne } = seen;
  const ownPart = answeredPartOf(seen);
  if (!ownPart || questionsOf(oneToOne, ownPart).length === 0) return undefined;
  const action: UserAction = { type: 'open-answers', oneToOneId: oneToOne._id };
  const isShared = oneToOne.parts[ownPart].sharedAt !== undefined;
  return isShared ? button('Change answers', action) : button('Answer', action, { style: 'primary' });
}
