import { type CardElement, type Field, type Form, fieldsOf, type Input } from '../../core/chat/view.ts';
import type { FormValues } from '../../core/forms/form-values.ts';
import { isoDateSchema } from '../../core/time/iso-date.ts';

/**
 * The form with what a person had typed before.
 * @param emptied fields in which they had left nothing
 * @returns also what has no field in it (any more), which is quoted above the fields
 */
export function keepValues(
  form: Form,
  kept: FormValues,
  emptied: readonly string[] = [],
): { form: Form; homeless: FormValues } {
  const ids = new Set(fieldsOf(form).map(({ id }) => id));
  const homeless = Object.fromEntries(Object.entries(kept).filter(([id]) => !ids.has(id)));
  const body = form.body.map((element) =>
    element.kind === 'field' ? fillField(element, kept, emptied) : element,
  );
  return { form: { ...form, body: [...quoteTyped(homeless), ...body] }, homeless };
}

/** Quotes of what was typed, for where it cannot stand in a field. */
export function quoteTyped(values: FormValues): CardElement[] {
  const texts = Object.values(values).filter((value) => typeof value === 'string');
  return texts.map((text) => ({ kind: 'quote', label: 'What you had typed', text }));
}

function fillField(field: Field, kept: FormValues, emptied: readonly string[]): Field {
  const value = kept[field.id];
  if (value === undefined && emptied.includes(field.id)) return { ...field, input: emptyInput(field.input) };
  return value === undefined ? field : { ...field, input: fillInput(field.input, value) };
}

function fillInput(input: Input, value: string | string[]): Input {
  if (input.type === 'choices') return { ...input, values: typeof value === 'string' ? [value] : value };
  if (typeof value !== 'string') return input;
  if (input.type !== 'date') return { ...input, value };
  const day = isoDateSchema.safeParse(value).data;
  return day === undefined ? input : { ...input, value: day };
}

function emptyInput(input: Input): Input {
  if (input.type === 'choices') return { ...input, values: [] };
  const { value: _, ...empty } = input;
  return empty;
}
