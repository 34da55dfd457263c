import type { BlockElement } from '../block-kit/blocks.ts';
import { isNumeric } from '../block-kit/element-rules.ts';
import { elementsOf } from '../block-kit/identifiers.ts';
import { isEmpty } from '../element-state.ts';
import type { SlackView } from '../slack-state.ts';

/** What Slack's own client holds against the fields, by block id, before it sends anything. */
export function fieldErrors(view: SlackView): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const block of view.payload.blocks) {
    if (block.type !== 'input' || !block.block_id) continue;
    const [{ element } = {}] = elementsOf(block);
    if (!element || element.type === 'image' || !element.action_id) continue;
    const held = view.values[block.block_id]?.[element.action_id];
    const isMissing = !held || isEmpty(held);
    const error = isMissing ? missing(block.optional) : mistakeIn(element, held.value ?? '');
    if (error) errors[block.block_id] = error;
  }
  return errors;
}

function missing(isOptional: boolean | undefined): string | undefined {
  return isOptional ? undefined : 'Please complete this required field.';
}

function mistakeIn(element: BlockElement, value: string): string | undefined {
  switch (element.type) {
    case 'plain_text_input':
      return lengthMistake(value, element.min_length ?? 0, element.max_length ?? 3000);
    case 'number_input':
      return numberMistake(value, element);
    case 'email_text_input':
      return /^\S+@\S+\.\S+$/.test(value) ? undefined : 'Enter a valid email address.';
    case 'url_text_input':
      return URL.canParse(value) ? undefined : 'Enter a valid URL.';
    default:
      return undefined;
  }
}

function lengthMistake(value: string, min: number, max: number): string | undefined {
  if (value.length < min) return `Enter at least ${min} characters.`;
  return value.length > max ? `Enter no more than ${max} characters.` : undefined;
}

type NumberInput = Extract<BlockElement, { type: 'number_input' }>;

function numberMistake(value: string, element: NumberInput): string | undefined {
  if (!isNumeric(value, element.is_decimal_allowed)) {
    return element.is_decimal_allowed ? 'Enter a number.' : 'Enter a whole number.';
  }
  const { min_value: min, max_value: max } = element;
  if (min !== undefined && Number(value) < Number(min)) return `Enter a number of at least ${min}.`;
  if (max !== undefined && Number(value) > Number(max)) return `Enter a number of at most ${max}.`;
  return undefined;
}
