import { all, button, strong, subtle, text, warning } from '../../chat/elements.ts';
import type { CardElement, Form } from '../../chat/view.ts';
import type { SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import type { PartName } from '../../one-to-ones/one-to-one.ts';
import { questionsOf } from '../../one-to-ones/questions-of.ts';
import { hasTyped } from '../../steps/merge-draft.ts';
import { bothInWords, titleWithWhom } from '../../views/describe-one-to-one.ts';
import { notHeldButton } from '../../views/one-to-one-card.ts';

/** How the part of whoever finalises is: begun and not complete, left empty, or nothing in the way. */
type OwnPart = 'missing' | 'empty' | 'fine';

/** Asks whether to finalise, and says what will and will not be shared by it. */
export function finaliseForm(seen: SeenOneToOne, openPoints: number, own: OwnPart): Form {
  const { _id: oneToOneId } = seen.oneToOne;
  const answer = button('Answer first', { type: 'open-answers', oneToOneId });
  const withoutAnswers = own === 'empty' ? { withoutAnswers: true as const } : {};
  return {
    kind: 'form',
    title: 'Finalise 1-to-1',
    body: [
      strong(titleWithWhom(seen)),
      ...warnings(seen, own),
      text(carrySentence(seen, openPoints)),
      subtle(`${bothInWords(seen)} are told, and nothing in it changes any more.`),
    ],
    submit:
      own === 'missing' ? answer : button('Finalise', { type: 'finalise', oneToOneId, ...withoutAnswers }),
    others: all(
      own === 'empty' && answer,
      notHeldButton(oneToOneId),
      button('Back', { type: 'open-one-to-one', oneToOneId }),
    ),
    closeLabel: 'Not yet',
  };
}

function warnings(seen: SeenOneToOne, own: OwnPart): CardElement[] {
  const { reviewee, reviewer, ownPart } = seen;
  const isReviewer = ownPart === 'reviewer';
  return all(
    own === 'missing' && warning('Your part has a required question without an answer. Answer it first.'),
    own === 'empty' &&
      warning('You have not answered your questions. If you finalise now, your part stays empty.'),
    isUnshared(seen, 'reviewee') &&
      warning(
        `${reviewee.name} has not shared their part. Whatever they have written so far stays theirs alone, and nobody will be able to add it.`,
      ),
    isReviewer && hasOwnDraft(seen) && warning('Your own draft is shared by finalising.'),
    !isReviewer &&
      isUnshared(seen, 'reviewer') &&
      warning(`${reviewer.name} has not shared their part; a draft of theirs stays theirs alone.`),
  );
}

function isUnshared({ oneToOne }: SeenOneToOne, part: PartName): boolean {
  return questionsOf(oneToOne, part).length > 0 && oneToOne.parts[part].sharedAt === undefined;
}

function hasOwnDraft({ oneToOne, actor }: SeenOneToOne): boolean {
  return hasTyped(oneToOne.parts.reviewer.drafts?.[actor._id]);
}

function carrySentence({ oneToOne }: SeenOneToOne, openPoints: number): string {
  if (openPoints === 0) return 'Every agenda point is discussed.';
  const [points, selves] =
    openPoints === 1 ? ['1 agenda point is', 'itself'] : [`${openPoints} agenda points are`, 'themselves'];
  return oneToOne.isRecurring && oneToOne.carryForward.agendaPoints
    ? `${points} not ticked and will be on the next agenda by ${selves}.`
    : `${points} not ticked.`;
}
