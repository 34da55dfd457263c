import { h } from '../dom.js';

/** A menu of options, in groups where the app gave groups. */
export function renderSelect({ element, held, use, attributes }) {
  const groups = element.option_groups ?? [{ options: element.options }];
  const drawn = groups.map(({ label, options: inGroup }) => {
    const inside = inGroup.map(({ value, text }) =>
      drawOption(value, text.text, held.selected_option?.value),
    );
    return label ? h('optgroup', { label: label.text }, inside) : inside;
  });
  return drawMenu(element, attributes, drawn, use);
}

/** A menu of everybody in the workspace. */
export function renderUsersSelect({ element, held, use, attributes, context }) {
  const drawn = context.names.people().map(({ id, name }) => drawOption(id, name, held.selected_user));
  return drawMenu(element, attributes, drawn, use);
}

function drawMenu(element, attributes, options, choose) {
  const placeholder = element.placeholder?.text ?? 'Choose an option';
  return h(
    'select',
    {
      ...attributes,
      'aria-label': attributes.id ? undefined : placeholder,
      onchange: ({ target }) => choose(target.value || null),
    },
    h('option', { value: '' }, placeholder),
    options,
  );
}

function drawOption(value, label, chosen) {
  return h('option', { value, selected: value === chosen }, label);
}
