import { shorten } from '../../core/chat/cut-text.ts';
import type { Field, Option } from '../../core/chat/view.ts';
import type { Block } from './block-types.ts';
import { plainText } from './plain-text.ts';
import { subtleBlocks } from './render-elements.ts';
import { renderInput, unfitValue } from './render-input.ts';
import { quoteBlocks, richTextBlocks } from './rich-text.ts';
import { sizes } from './sizes.ts';

/** Starts the `action_id` of every input; the rest is the field's id. */
export const answerPrefix = 'answer:';

/**
 * Slack keeps what was typed where a form is drawn again with the same ids, and then ignores a new value: a field that
 * is to show another one gets another id, which begins with the field's own.
 */
function blockIdOf({ id, renewed }: Field): string {
  return renewed === undefined ? id : `${id}.${renewed}`;
}

/** The field that a block is of. */
export function fieldIdIn(blockId: string): string {
  const [fieldId = ''] = blockId.split('.');
  return fieldId;
}

/** An input with what belongs to it; what Slack's input has no room for stands above it. */
export function renderField(field: Field, isSavedWhileTyping: boolean): Block[] {
  const element = renderInput(field.input, `${answerPrefix}${field.id}`, isSavedWhileTyping);
  if (element === undefined) {
    return [
      ...richTextBlocks([{ text: field.label, bold: true }]),
      ...subtleBlocks('There is nothing to choose from.'),
    ];
  }
  const hint = hintOf(field);
  return [
    ...aboveTheInput(field),
    {
      type: 'input',
      block_id: blockIdOf(field),
      label: plainText(shorten(field.label, sizes.label)),
      element,
      optional: !field.isRequired,
      ...(hint !== '' && { hint: plainText(hint) }),
      ...(isSavedWhileTyping && { dispatch_action: true }),
    },
  ];
}

function aboveTheInput(field: Field): Block[] {
  const { label, error, previous, input } = field;
  const unfit = unfitValue(input);
  return [
    ...(label.length > sizes.label ? richTextBlocks([{ text: label, bold: true }]) : []),
    ...subtleBlocks(
      ...(isHelpTooLong(field) ? [field.help ?? ''] : []),
      ...(error === undefined ? [] : [`⚠️ Please check “${shorten(label, sizes.header)}”: ${error}`]),
      ...(previous === undefined ? [] : [`Last time: ${previous}`]),
      ...('options' in input ? longOptions(input.options) : []),
    ),
    ...(unfit === undefined ? [] : quoteBlocks(unfit, 'This does not fit into the field below:')),
  ];
}

function isHelpTooLong({ help = '', readableBy = '' }: Field): boolean {
  return `${help} ${readableBy}`.length > sizes.hint;
}

function hintOf(field: Field): string {
  const parts = isHelpTooLong(field) ? [field.readableBy] : [field.help, field.readableBy];
  return shorten(parts.filter((part) => part !== undefined).join(' '), sizes.hint);
}

/** Options that Slack has no room for, in full, under the numbers they carry in the list. */
function longOptions(options: Option[]): string[] {
  return options.flatMap(({ label }, index) =>
    label.length > sizes.optionText ? [`${index + 1}. ${label}`] : [],
  );
}
