import { all, button, strong, subtle, text } from '../../chat/elements.ts';
import type { Form } from '../../chat/view.ts';
import type { FormValues } from '../../forms/form-values.ts';
import { readersOf, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import { longestReason } from '../../steps/reopen.ts';
import { bothInWords, titleWithWhom } from '../../views/describe-one-to-one.ts';
import { type FormState, textField } from '../../views/form-fields.ts';

/** Asks whether to close a 1-to-1 because the two did not meet, and perhaps why. */
export function notHeldForm(seen: SeenOneToOne, state: FormState): Form {
  const { _id: oneToOneId, isRecurring, carryForward } = seen.oneToOne;
  return {
    kind: 'form',
    title: 'We did not meet',
    body: all(
      strong(titleWithWhom(seen)),
      text('This closes the 1-to-1. Nothing has to be answered, and what nobody has shared stays private.'),
      isRecurring && carryForward.agendaPoints && text('Open agenda points are on the next agenda.'),
      textField(
        state,
        {
          id: 'reason',
          label: 'Why not?',
          help: 'You can leave this empty.',
          isRequired: false,
          readableBy: readersOf(seen, 'agenda-point'),
        },
        { isMultiline: true, maxLength: longestReason },
      ),
      subtle(`${bothInWords(seen)} will be notified. It can be reopened.`),
    ),
    submit: button('We did not meet', { type: 'say-not-held', oneToOneId, seen: state.seen }),
    others: [button('Back', { type: 'open-one-to-one', oneToOneId })],
    closeLabel: 'Cancel',
  };
}

/** What the form was drawn from: whoever says so has seen how far both were. */
export function notHeldValues({ oneToOne }: SeenOneToOne): FormValues {
  const { status, reviewerId, parts, reopenings = [] } = oneToOne;
  const sharedOf = ({ sharedAt }: { sharedAt?: Date }) => (sharedAt ? 'shared' : 'not shared');
  return {
    status,
    reviewer: reviewerId,
    revieweePart: sharedOf(parts.reviewee),
    reviewerPart: sharedOf(parts.reviewer),
    reopenings: String(reopenings.length),
  };
}
