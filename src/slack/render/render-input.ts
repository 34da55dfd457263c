import { shorten, startOf } from '../../core/chat/cut-text.ts';
import type { Input, Option } from '../../core/chat/view.ts';
import type { InputElement, OptionElement } from './block-types.ts';
import { inGroupsOf } from './in-groups-of.ts';
import { plainText } from './plain-text.ts';
import { sizes } from './sizes.ts';

type InputOf<Type extends Input['type']> = Extract<Input, { type: Type }>;

/** Undefined where there is nothing to choose from, which Slack refuses to draw. */
export function renderInput(
  input: Input,
  action_id: string,
  isSavedWhileTyping: boolean,
): InputElement | undefined {
  switch (input.type) {
    case 'text':
      return { ...textInput(input), action_id, ...(isSavedWhileTyping && whileTyping) };
    case 'number':
      return { ...numberInput(input), action_id, ...(isSavedWhileTyping && whileTyping) };
    case 'date':
      return {
        type: 'datepicker',
        action_id,
        ...(input.value !== undefined && { initial_date: input.value }),
      };
    case 'choice':
      return input.options.length === 0 ? undefined : { ...choice(input), action_id };
    case 'choices':
      return input.options.length === 0 ? undefined : { ...choices(input), action_id };
  }
}

const whileTyping = { dispatch_action_config: { trigger_actions_on: ['on_character_entered' as const] } };

/** What stands in the field already but cannot be handed to Slack's input; it is shown above instead. */
export function unfitValue(input: Input): string | undefined {
  if (input.type === 'text') return (input.value ?? '').slice(textStart(input).length) || undefined;
  if (input.type === 'number') return input.value === numberStart(input) ? undefined : input.value;
  return undefined;
}

/** What the input holds when it is drawn, which is less than what stands in the field where Slack has no room. */
export function drawnValue(input: Input): string | string[] | undefined {
  switch (input.type) {
    case 'text':
      return textStart(input);
    case 'number':
      return numberStart(input);
    case 'date':
      return input.value;
    case 'choice':
      return input.options.find(({ value }) => value === input.value)?.value;
    case 'choices':
      return input.values.filter((chosen) => input.options.some(({ value }) => value === chosen));
  }
}

function textStart(input: InputOf<'text'>): string {
  return startOf(input.value ?? '', lengthOf(input));
}

function lengthOf({ maxLength }: InputOf<'text'>): number {
  return Math.min(maxLength, sizes.inputText);
}

function textInput(input: InputOf<'text'>) {
  const start = textStart(input);
  return {
    type: 'plain_text_input' as const,
    multiline: input.isMultiline,
    max_length: lengthOf(input),
    ...(start !== '' && { initial_value: start }),
    ...(input.placeholder && { placeholder: plainText(shorten(input.placeholder, sizes.placeholder)) }),
  };
}

function numberInput(input: InputOf<'number'>) {
  const start = numberStart(input);
  return {
    type: 'number_input' as const,
    is_decimal_allowed: !input.isInteger,
    ...(start !== undefined && { initial_value: start }),
    ...(input.min !== undefined && { min_value: String(input.min) }),
    ...(input.max !== undefined && { max_value: String(input.max) }),
  };
}

/** Slack refuses to draw a field whose value breaks the field's own rules. */
function numberStart({ value, isInteger, min, max }: InputOf<'number'>): string | undefined {
  if (value === undefined || !(isInteger ? /^-?\d+$/ : /^-?\d+(\.\d+)?$/).test(value)) return undefined;
  const isInside =
    Number(value) >= (min ?? Number.NEGATIVE_INFINITY) && Number(value) <= (max ?? Number.POSITIVE_INFINITY);
  return isInside ? value : undefined;
}

function choice({ options, isCompact, value }: InputOf<'choice'>) {
  const elements = options.map(optionElement);
  const initial_option = elements.find((element) => element.value === value);
  const chosen = initial_option && { initial_option };
  if (!isCompact && elements.length <= sizes.listedOptions) {
    return { type: 'radio_buttons' as const, options: elements, ...chosen };
  }
  return { type: 'static_select' as const, ...menu(elements), ...chosen };
}

function choices({ options, values }: InputOf<'choices'>) {
  const elements = options.map(optionElement);
  const initial_options = elements.filter(({ value }) => value !== undefined && values.includes(value));
  const chosen = initial_options.length > 0 && { initial_options };
  if (elements.length <= sizes.listedOptions) {
    return { type: 'checkboxes' as const, options: elements, ...chosen };
  }
  return { type: 'multi_static_select' as const, ...menu(elements), ...chosen };
}

function optionElement({ value, label }: Option, index: number): OptionElement {
  const isTooLong = label.length > sizes.optionText;
  return { text: plainText(isTooLong ? shorten(`${index + 1}. ${label}`, sizes.optionText) : label), value };
}

function menu(options: OptionElement[]) {
  if (options.length <= sizes.selectOptions) return { options };
  return {
    option_groups: inGroupsOf(sizes.selectOptions, options).map((group, index) => ({
      label: plainText(`From ${index * sizes.selectOptions + 1}`),
      options: group,
    })),
  };
}
