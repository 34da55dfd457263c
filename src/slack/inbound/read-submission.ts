import { z } from 'zod';
import type { FormValues } from '../../core/forms/form-values.ts';
import { fieldIdIn } from '../render/render-field.ts';

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
  const filled = heldIn(state).flatMap(([id, held]) => (isNothing(held) ? [] : [[id, held] as const]));
  return Object.fromEntries(filled);
}

/** The fields of which Slack says that they hold nothing; of others it says nothing at all. */
export function readEmptied(state: unknown): string[] {
  return heldIn(state).flatMap(([id, held]) => (isNothing(held) ? id : []));
}

type Held = string | string[] | null;

function isNothing(held: Held): held is null {
  return held === null || held.length === 0;
}

function heldIn(state: unknown): [fieldId: string, held: Held][] {
  const { values } = stateSchema.catch({ values: {} }).parse(state ?? {});
  return Object.entries(values).flatMap(([blockId, elements]): [string, Held][] => {
    const held = Object.values(elements).map(heldBy).at(0);
    return held === undefined ? [] : [[fieldIdIn(blockId), held]];
  });
}

/** Undefined where Slack does not say; null where it says that there is nothing. */
function heldBy({ selected_options, selected_option, selected_date, value }: ElementState): Held | undefined {
  const several = unlessMissing(selected_options, (options) => options.map((option) => option.value));
  const one = unlessMissing(selected_option, (option) => option.value);
  return [several, one, selected_date, value].find((held) => held !== undefined);
}

function unlessMissing<T extends object>(
  given: T | null | undefined,
  read: (given: T) => string | string[],
): Held | undefined {
  if (given === undefined) return undefined;
  return given === null ? null : read(given);
}
