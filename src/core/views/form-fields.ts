import type { Field, Input, Option } from '../chat/view.ts';
import { defined } from '../defined.ts';
import type { FormValues } from '../forms/form-values.ts';
import { isoDateSchema } from '../time/iso-date.ts';

/** What stands in a form, and what is wrong with it. */
export interface FormState {
  values: FormValues;
  errors: Record<string, string>;
  /** Stands for what was stored when the form was drawn; absent in a form of something new. */
  seen?: string | undefined;
}

type Asked = Pick<Field, 'id' | 'label'> & Partial<Pick<Field, 'help' | 'isRequired' | 'readableBy'>>;

export function textField(
  state: FormState,
  asked: Asked,
  input: { isMultiline?: boolean; maxLength: number; placeholder?: string },
): Field {
  const value = typedIn(state, asked);
  return fieldOf(state, asked, defined({ type: 'text', isMultiline: false, ...input, value }));
}

export function wholeNumberField(state: FormState, asked: Asked, range: { min: number; max: number }): Field {
  const value = typedIn(state, asked);
  return fieldOf(state, asked, defined({ type: 'number', isInteger: true, ...range, value }));
}

/** A number from zero up, whole or not. */
export function amountField(state: FormState, asked: Asked): Field {
  const value = typedIn(state, asked);
  return fieldOf(state, asked, defined({ type: 'number', isInteger: false, min: 0, value }));
}

export function dayField(state: FormState, asked: Asked): Field {
  const { data: value } = isoDateSchema.safeParse(state.values[asked.id]);
  return fieldOf(state, asked, defined({ type: 'date', value }));
}

/** A drop-down, unless all options shall be seen at once. */
export function choiceField(state: FormState, asked: Asked, options: Option[], isCompact = true): Field {
  const chosen = options.find(({ value }) => value === state.values[asked.id]);
  return fieldOf(state, asked, defined({ type: 'choice', isCompact, options, value: chosen?.value }));
}

/** Any number of the options; all are seen at once. */
export function choicesField(state: FormState, asked: Asked, options: Option[]): Field {
  const chosen = [state.values[asked.id] ?? []].flat();
  const values = options.map(({ value }) => value).filter((value) => chosen.includes(value));
  return fieldOf(state, asked, { type: 'choices', options, values });
}

export function yesNoField(state: FormState, asked: Asked): Field {
  return choiceField(
    state,
    asked,
    [
      { value: 'yes', label: 'Yes' },
      { value: 'no', label: 'No' },
    ],
    false,
  );
}

function fieldOf({ errors }: FormState, asked: Asked, input: Input): Field {
  return defined({ kind: 'field', isRequired: true, ...asked, error: errors[asked.id], input });
}

function typedIn({ values }: FormState, { id }: Asked): string | undefined {
  const value = values[id];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
