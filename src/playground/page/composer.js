import { createCompletions } from './completions.js';
import { h, icon, newId } from './dom.js';

/**
 * The line in which one types, with completions.
 * @param send takes the text; the line is emptied before
 */
export function createComposer({ completions, send }) {
  const listId = newId('completions');
  const input = h('input', {
    type: 'text',
    class: 'composer-input',
    autocomplete: 'off',
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': listId,
    enterkeyhint: 'send',
  });
  const list = createCompletions(input, listId, completions);
  const submit = (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (text === '') return;
    input.value = '';
    list.close();
    send(text);
  };
  const button = h(
    'button',
    { type: 'submit', class: 'icon-button send', 'aria-label': 'Send' },
    icon('send'),
  );
  const form = h('form', { class: 'composer', onsubmit: submit }, list.element, input, button);
  return {
    element: form,
    label(text) {
      input.placeholder = text;
      input.setAttribute('aria-label', text);
    },
  };
}
