import { strong } from '../../chat/elements.ts';
import type { Form } from '../../chat/view.ts';
import { counterpartOf, readersOf, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import { longestWhy } from '../../usefulness/rate-usefulness.ts';
import { titleWithWhom } from '../../views/describe-one-to-one.ts';
import { choiceField, type FormState, textField } from '../../views/form-fields.ts';
import { scoreOptions } from '../../views/usefulness-elements.ts';

/** Asks how useful a 1-to-1 was and, for oneself, why. */
export function usefulnessForm(seen: SeenOneToOne, state: FormState): Form {
  const { _id: oneToOneId } = seen.oneToOne;
  const score = {
    id: 'score',
    label: 'How useful was it for you?',
    readableBy: `${counterpartOf(seen).name} sees only the average of your last five, once there are three. HR sees only averages of at least four people.`,
  };
  return {
    kind: 'form',
    title: 'How useful was it?',
    body: [
      strong(titleWithWhom(seen)),
      choiceField(state, score, scoreOptions, false),
      textField(
        state,
        { id: 'why', label: 'Why?', isRequired: false, readableBy: readersOf(seen, 'private-note') },
        { isMultiline: true, maxLength: longestWhy },
      ),
    ],
    submit: { label: 'Save', action: { type: 'save-usefulness', oneToOneId, seen: state.seen } },
    others: [{ label: 'Open 1-to-1', action: { type: 'open-one-to-one', oneToOneId } }],
    closeLabel: 'Close',
  };
}
