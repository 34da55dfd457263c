import type { UserAction } from '../../chat/user-action.ts';
import type { Form } from '../../chat/view.ts';
import type { FormValues } from '../../forms/form-values.ts';
import { type ThreadChoice, threadField } from './thread-field.ts';

/** Asks which 1-to-1 is meant, before a form that belongs to one. */
export function pickOneToOneForm(
  title: string,
  choices: ThreadChoice[],
  next: UserAction,
  values: FormValues = {},
  errors: Record<string, string> = {},
): Form {
  return {
    kind: 'form',
    title,
    body: [threadField(choices, { values, errors })],
    submit: { label: 'Next', action: next },
    others: [],
    closeLabel: 'Cancel',
  };
}
