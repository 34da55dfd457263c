import { h } from '../dom.js';
import { renderChecklist, renderRadios } from './render-choices.js';
import { renderSelect, renderUsersSelect } from './render-select.js';

/** A field that shows what it holds and tells what is typed or chosen: a text, a list of texts, or null for nothing. */
export function renderInput(block, element, context, attributes) {
  const held = context.held(block, element) ?? {};
  const use = (value, isTyped = false) => context.fill(block, element, value, isTyped);
  const field = { element, held, use, attributes, context };
  switch (element.type) {
    case 'plain_text_input':
      return renderTextInput(field);
    case 'number_input':
      return renderNumberInput(field);
    case 'email_text_input':
    case 'url_text_input':
      return renderTyped(field, {});
    case 'datepicker':
      return renderDate(field);
    case 'radio_buttons':
      return renderRadios(field);
    case 'checkboxes':
    case 'multi_static_select':
      return renderChecklist(field);
    case 'static_select':
      return renderSelect(field);
    case 'users_select':
      return renderUsersSelect(field);
    default:
      return h('p', { class: 'not-drawn' }, `[${element.type}]`);
  }
}

function renderTextInput(field) {
  const { element, held, use, attributes } = field;
  if (!element.multiline) return renderTyped(field, { type: 'text', maxlength: element.max_length });
  return h('textarea', {
    ...attributes,
    rows: 4,
    maxlength: element.max_length,
    placeholder: element.placeholder?.text,
    value: held.value ?? '',
    oninput: ({ target }) => use(target.value || null, true),
  });
}

function renderNumberInput(field) {
  const { is_decimal_allowed, min_value, max_value } = field.element;
  const bounds = { min: min_value, max: max_value, step: is_decimal_allowed ? 'any' : 1 };
  return renderTyped(field, { ...bounds, type: 'number', class: 'short-input' });
}

function renderTyped({ element, held, use, attributes }, own) {
  return h('input', {
    ...attributes,
    ...own,
    autocomplete: 'off',
    placeholder: element.placeholder?.text,
    value: held.value ?? '',
    oninput: ({ target }) => use(target.value || null, true),
  });
}

function renderDate({ element, held, use, attributes }) {
  return h('input', {
    ...attributes,
    type: 'date',
    class: 'short-input',
    'aria-label': attributes.id ? undefined : (element.placeholder?.text ?? 'A day'),
    value: held.selected_date ?? '',
    onchange: ({ target }) => use(target.value || null),
  });
}
