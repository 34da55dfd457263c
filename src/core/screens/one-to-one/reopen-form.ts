import { strong, text } from '../../chat/elements.ts';
import type { Form } from '../../chat/view.ts';
import { readersOf, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import { longestReason } from '../../steps/reopen.ts';
import { titleWithWhom } from '../../views/describe-one-to-one.ts';
import { type FormState, textField } from '../../views/form-fields.ts';

/** Asks why a finalised 1-to-1 is to be opened again. */
export function reopenForm(seen: SeenOneToOne, state: FormState = { values: {}, errors: {} }): Form {
  const { _id: oneToOneId } = seen.oneToOne;
  return {
    kind: 'form',
    title: 'Reopen 1-to-1',
    body: [
      strong(titleWithWhom(seen)),
      text('Both parts can be changed again until it is finalised once more.'),
      textField(
        state,
        {
          id: 'reason',
          label: 'Why is it reopened?',
          help: 'Both are told, with this reason.',
          readableBy: readersOf(seen, 'agenda-point'),
        },
        { isMultiline: true, maxLength: longestReason },
      ),
    ],
    submit: { label: 'Reopen', action: { type: 'reopen', oneToOneId } },
    others: [{ label: 'Back', action: { type: 'open-one-to-one', oneToOneId } }],
    closeLabel: 'Not now',
  };
}
