import { z } from 'zod';
import type { FormValues } from '../../core/forms/form-values.ts';
import { answerPrefix, fieldIdIn } from '../render/render-field.ts';
import type { ShownView } from './payloads.ts';

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

/** What a field was drawn with, by the name that Slack gives it in each kind of input. */
const drawnElementSchema = z.object({
  action_id: z.string().startsWith(answerPrefix),
  initial_value: z.string().optional(),
  initial_date: z.string().optional(),
  initial_option: optionSchema.optional(),
  initial_options: z.array(optionSchema).optional(),
});

/**
 * What stands in a form, by field; a field that holds nothing is absent. Of fields that nobody touched since the form
 * was updated Slack may say nothing at all: they hold what they were drawn with.
 */
export function readSubmission({ blocks, state }: Pick<ShownView, 'blocks' | 'state'>): FormValues {
  const held = new Map([...drawnIn(blocks), ...heldIn(state)]);
  return Object.fromEntries([...held].flatMap(([id, value]) => (isNothing(value) ? [] : [[id, value]])));
}

/** The fields of which Slack says that they hold nothing; of others it says nothing at all. */
export function readEmptied(state: unknown): string[] {
  return heldIn(state).flatMap(([id, held]) => (isNothing(held) ? id : []));
}

type Held = string | string[] | null;

function isNothing(held: Held): held is null {
  return held === null || held.length === 0;
}

function drawnIn(blocks: ShownView['blocks']): [fieldId: string, held: Held][] {
  return blocks.flatMap(({ block_id, element }): [string, Held][] => {
    const drawn = drawnElementSchema.safeParse(element).data;
    if (block_id === undefined || drawn === undefined) return [];
    const { initial_value, initial_date, initial_option, initial_options } = drawn;
    const held = heldBy({
      value: initial_value,
      selected_date: initial_date,
      selected_option: initial_option,
      selected_options: initial_options,
    });
    return held === undefined ? [] : [[fieldIdIn(block_id), held]];
  });
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
