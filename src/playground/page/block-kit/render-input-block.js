import { h, newId } from '../dom.js';
import { renderInput } from './render-input.js';
import { renderText } from './text.js';

const groups = new Set(['radio_buttons', 'checkboxes', 'multi_static_select', 'multi_users_select']);

/** A label, a field, its hint and what is wrong with it, bound together for screen readers. */
export function renderInputBlock(block, context) {
  const { element, label, hint, optional } = block;
  const error = context.errors[block.block_id];
  const fieldId = newId('field');
  const hintId = newId('hint');
  const errorId = newId('error');
  const described = [error && errorId, hint && hintId].filter(Boolean).join(' ');
  const attributes = {
    'aria-describedby': described || undefined,
    'aria-invalid': error ? 'true' : undefined,
    'aria-required': optional ? undefined : 'true',
  };
  const words = [
    ...renderText(label, context.names),
    optional ? h('span', { class: 'optional' }, ' (optional)') : null,
  ];
  const below = [
    error && h('p', { id: errorId, class: 'field-error' }, error),
    hint && h('p', { id: hintId, class: 'hint' }, renderText(hint, context.names)),
  ];
  if (groups.has(element.type)) {
    return h(
      'fieldset',
      { class: 'field', 'aria-describedby': described || undefined },
      h('legend', { class: 'label' }, words),
      renderInput(block, element, context, { 'aria-invalid': attributes['aria-invalid'] }),
      below,
    );
  }
  return h(
    'div',
    { class: 'field' },
    h('label', { class: 'label', for: fieldId }, words),
    renderInput(block, element, context, { ...attributes, id: fieldId }),
    below,
  );
}
