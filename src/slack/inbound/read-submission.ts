import { z } from 'zod';
import type { FormValues } from '../../core/forms/form-values.ts';

const optionSchema = z.object({ value: z.string() });

const elementStateSchema = z.object({
  value: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_option: optionSchema.nullish(),
  selected_options: z.array(optionSchema).nullish(),
});
type ElementState = z.infer<typeof elementStateSchema>;

const stateSchema = z.object({
  values: z.record(z.string(), z.record(z.string(), elementStateSchema)).default({}),
});

/** What stands in a form, by field; a field that holds nothing is absent. */
export function readSubmission(state: unknown): FormValues {
  const { values } = stateSchema.catch({ values: {} }).parse(state ?? {});
  const entered: FormValues = {};
  for (const [fieldId, elements] of Object.entries(values)) {
    const value = Object.values(elements).map(heldBy).at(0);
    if (value !== undefined && value.length > 0) entered[fieldId] = value;
  }
  return entered;
}

function heldBy(state: ElementState): string | string[] | undefined {
  if (state.selected_options) return state.selected_options.map((option) => option.value);
  return state.selected_option?.value ?? state.selected_date ?? state.value ?? undefined;
}
