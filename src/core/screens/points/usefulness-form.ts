import { all, strong, subtle } from '../../chat/elements.ts';
import type { Form } from '../../chat/view.ts';
import { counterpartOf, readersOf, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import { longestWhy } from '../../usefulness/rate-usefulness.ts';
import { titleWithWhom } from '../../views/describe-one-to-one.ts';
import { choiceField, type FormState, textField } from '../../views/form-fields.ts';
import { scoreOptions, unreadableReason } from '../../views/usefulness-elements.ts';

/**
 * Asks how useful a 1-to-1 was and, for oneself, why.
 * @param isWhyUnreadable whether a reason is there that does not open
 */
export function usefulnessForm(seen: SeenOneToOne, state: FormState, isWhyUnreadable = false): Form {
  const { _id: oneToOneId } = seen.oneToOne;
  const score = {
    id: 'score',
    label: 'How useful was it for you?',
    readableBy: `${counterpartOf(seen).name} sees only the average of your last five, once there are three. HR sees only averages of at least four people.`,
  };
  return {
    kind: 'form',
    title: 'How useful was it?',
    body: all(
      strong(titleWithWhom(seen)),
      isWhyUnreadable &&
        subtle(`${unreadableReason} It stays while you leave the field empty; what you write replaces it.`),
      choiceField(state, score, scoreOptions, false),
      textField(
        state,
        { id: 'why', label: 'Why?', isRequired: false, readableBy: readersOf(seen, 'private-note') },
        { isMultiline: true, maxLength: longestWhy },
      ),
    ),
    submit: { label: 'Save', action: { type: 'save-usefulness', oneToOneId, seen: state.seen } },
    others: [{ label: 'Open 1-to-1', action: { type: 'open-one-to-one', oneToOneId } }],
    closeLabel: 'Close',
  };
}
