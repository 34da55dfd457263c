import { strong } from '../../chat/elements.ts';
import type { CardElement, Field } from '../../chat/view.ts';
import { defined } from '../../defined.ts';
import { choiceField, type FormState } from '../../views/form-fields.ts';

/** One 1-to-1 that something can be added to. */
export interface ThreadChoice {
  oneToOneId: string;
  /** "Mei Tan · Weekly 1-to-1". */
  label: string;
  readableBy: string;
}

/** Options fit both platforms when they are this short. */
const longestOption = 75;
const mostOptions = 100;

/**
 * Says which 1-to-1 it is when there is one, asks when there are several.
 * @param help beside what was chosen for the person, which they are asked to look at however many there are
 */
export function threadField(choices: ThreadChoice[], state: FormState, help?: string): Field | CardElement {
  const [first] = choices;
  const isAsked = help !== undefined || state.errors.with !== undefined;
  if (choices.length === 1 && first && !isAsked) return strong(first.label);
  const options = choices.slice(0, mostOptions).map(({ oneToOneId, label }) => ({
    value: oneToOneId,
    label: label.length > longestOption ? `${label.slice(0, longestOption - 1)}…` : label,
  }));
  return choiceField(state, defined({ id: 'with', label: 'With whom?', help }), options);
}
