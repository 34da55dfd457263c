import type { Form } from '../../chat/view.ts';
import type { FormValues } from '../../forms/form-values.ts';
import { counterpartOf, readersOf, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import { longestWhy } from '../../usefulness/rate-usefulness.ts';
import { withWhom } from '../../views/describe-one-to-one.ts';
import { scoreOptions } from '../../views/usefulness-elements.ts';

export interface UsefulnessForm {
  values: FormValues;
  errors: Record<string, string>;
}

/** Asks how useful a 1-to-1 was and, for oneself, why. */
export function usefulnessForm(seen: SeenOneToOne, { values, errors }: UsefulnessForm): Form {
  const { _id: oneToOneId } = seen.oneToOne;
  const chosen = scoreOptions.find(({ value }) => value === values.score);
  return {
    kind: 'form',
    title: 'How useful was it?',
    body: [
      { kind: 'text', text: [{ text: `${seen.oneToOne.title} ${withWhom(seen)}`, bold: true }] },
      {
        kind: 'field',
        id: 'score',
        label: 'How useful was it for you?',
        isRequired: true,
        readableBy: `${counterpartOf(seen).name} sees only the average of your last five, once there are three. HR sees only averages of at least four people.`,
        ...(errors.score !== undefined && { error: errors.score }),
        input: {
          type: 'choice',
          isCompact: false,
          options: scoreOptions,
          ...(chosen && { value: chosen.value }),
        },
      },
      {
        kind: 'field',
        id: 'why',
        label: 'Why?',
        isRequired: false,
        readableBy: readersOf(seen, 'private-note'),
        ...(errors.why !== undefined && { error: errors.why }),
        input: {
          type: 'text',
          isMultiline: true,
          maxLength: longestWhy,
          ...(typeof values.why === 'string' && { value: values.why }),
        },
      },
    ],
    submit: { label: 'Save', action: { type: 'save-usefulness', oneToOneId } },
    others: [{ label: 'Open 1-to-1', action: { type: 'open-one-to-one', oneToOneId } }],
    closeLabel: 'Close',
  };
}
