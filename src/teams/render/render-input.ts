import type { Field, Input } from '../../core/chat/view.ts';
import { encodeChoice } from './card-data.ts';
import type { Block } from './card-types.ts';
import { clearChoice, clearToggleOf, shownIn } from './form-drawing.ts';
import { fewestOptionsToSearch } from './sizes.ts';

type Of<Type extends Input['type']> = Extract<Input, { type: Type }>;

/**
 * The field's input, and what clears it. It has neither `isRequired` nor bounds: a client would then refuse every button
 * of the form, also the one that only saves a draft.
 */
export function renderInput({ id, label, isRequired, input }: Field, canClear = false): [Block, ...Block[]] {
  const named = { id, label: isRequired ? `${label} (required)` : label };
  const toggle = { type: 'Input.Toggle', id: clearToggleOf(id), title: 'Clear', value: 'false' };
  switch (input.type) {
    case 'text':
      return [textInput(named, input)];
    case 'number':
      return [numberInput(named, input), ...(canClear ? [toggle] : [])];
    case 'date':
      return [{ type: 'Input.Date', ...named, ...unlessEmpty(input.value) }, ...(canClear ? [toggle] : [])];
    case 'choice':
      return [choiceInput(named, input, canClear ? [{ title: 'No answer', value: clearChoice }] : [])];
    case 'choices':
      return [choicesInput(named, input, canClear ? [{ title: 'None of these', value: clearChoice }] : [])];
  }
}

interface Named {
  id: string;
  label: string;
}

function unlessEmpty(value: string | undefined): { value?: string } {
  return value === undefined || value === '' ? {} : { value };
}

function textInput(named: Named, { isMultiline, maxLength, value = '', placeholder }: Of<'text'>): Block {
  return {
    type: 'Input.Text',
    ...named,
    ...(isMultiline ? { isMultiline } : {}),
    maxLength: Math.max(maxLength, value.length),
    ...unlessEmpty(value),
    ...(placeholder === undefined ? {} : { placeholder }),
  };
}

/** A value that is no number stays in sight in a text input, beside what is said about it. */
function numberInput(named: Named, input: Of<'number'>): Block {
  const { value = '' } = input;
  const placeholder = rangeOf(input);
  const rest = placeholder === undefined ? named : { ...named, placeholder };
  if (value === '') return { type: 'Input.Number', ...rest };
  const number = Number(value);
  if (String(number) === value) return { type: 'Input.Number', ...rest, value: number };
  return { type: 'Input.Text', ...rest, value };
}

function rangeOf({ min, max }: Of<'number'>): string | undefined {
  if (min !== undefined && max !== undefined) return `From ${min} to ${max}`;
  if (min !== undefined) return `At least ${min}`;
  return max === undefined ? undefined : `At most ${max}`;
}

type Choice = { title: string; value: string };

function choiceInput(named: Named, { options, isCompact, value }: Of<'choice'>, more: Choice[]): Block {
  const dropDown = options.length >= fewestOptionsToSearch ? 'filtered' : 'compact';
  const isOption = options.some((option) => option.value === value);
  return {
    type: 'Input.ChoiceSet',
    ...named,
    style: isCompact ? dropDown : 'expanded',
    wrap: true,
    choices: [...options.map((option) => ({ title: option.label, value: option.value })), ...more],
    ...(isOption ? unlessEmpty(value) : {}),
    ...(isCompact ? { placeholder: 'Choose' } : {}),
  };
}

function choicesInput(named: Named, input: Of<'choices'>, more: Choice[]): Block {
  const choices = input.options.map(({ label, value }) => ({ title: label, value: encodeChoice(value) }));
  return {
    type: 'Input.ChoiceSet',
    ...named,
    style: 'expanded',
    isMultiSelect: true,
    wrap: true,
    choices: [...choices, ...more],
    ...unlessEmpty([shownIn(input)].flat().map(encodeChoice).join(',')),
  };
}
