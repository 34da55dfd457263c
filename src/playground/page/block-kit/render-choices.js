import { h, newId } from '../dom.js';

/** One of a few, all of them shown. */
export function renderRadios({ element, held, use, attributes }) {
  const name = newId('radios');
  return h(
    'div',
    { ...attributes, class: 'choices', role: attributes['aria-describedby'] ? 'radiogroup' : undefined },
    element.options.map((option) =>
      renderChoice(option, {
        type: 'radio',
        name,
        checked: held.selected_option?.value === option.value,
        onchange: () => use(option.value),
      }),
    ),
  );
}

/** Several of a few; a menu of several is drawn the same way, in a box that scrolls. */
export function renderChecklist({ element, held, use, attributes }) {
  const options = element.options ?? element.option_groups.flatMap((group) => group.options);
  const chosen = new Set((held.selected_options ?? []).map(({ value }) => value));
  const toggle = (option, isChosen) => {
    if (isChosen) chosen.add(option.value);
    else chosen.delete(option.value);
    use([...chosen]);
  };
  return h(
    'div',
    { ...attributes, class: options.length > 10 ? 'choices choices-long' : 'choices' },
    options.map((option) =>
      renderChoice(option, {
        type: 'checkbox',
        checked: chosen.has(option.value),
        onchange: ({ target }) => toggle(option, target.checked),
      }),
    ),
  );
}

function renderChoice({ text, description }, input) {
  return h(
    'label',
    { class: 'choice' },
    h('input', input),
    h('span', {}, text.text, description && h('span', { class: 'hint' }, description.text)),
  );
}
