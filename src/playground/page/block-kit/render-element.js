import { h, icon } from '../dom.js';
import { openMenu } from '../menu.js';
import { renderInput } from './render-input.js';

/** A button, menu or other control outside an input block: using it tells the app at once. */
export function renderElement(block, element, context, attributes = {}) {
  switch (element.type) {
    case 'button':
      return renderButton(block, element, context, attributes);
    case 'overflow':
      return renderOverflow(block, element, context, attributes);
    case 'image':
      return h('img', { class: 'thumbnail', src: element.image_url, alt: element.alt_text });
    default:
      return renderInput(block, element, context, attributes);
  }
}

const looks = { primary: 'slack-button slack-button-primary', danger: 'slack-button slack-button-danger' };

function renderButton(block, element, context, attributes) {
  const { style, text, accessibility_label, confirm } = element;
  const press = async ({ currentTarget: button }) => {
    if (confirm && !(await context.confirm(confirm))) return;
    button.setAttribute('aria-busy', 'true');
    await context.act(block, element);
    button.removeAttribute('aria-busy');
  };
  return h(
    'button',
    {
      ...attributes,
      type: 'button',
      class: looks[style] ?? 'slack-button',
      'aria-label': accessibility_label,
      onclick: press,
    },
    text.text,
  );
}

function renderOverflow(block, element, context, attributes) {
  const choose = async (option) => {
    if (element.confirm && !(await context.confirm(element.confirm))) return;
    await context.act(block, element, option.value);
  };
  const entries = element.options.map((option) => ({ label: option.text.text, run: () => choose(option) }));
  return h(
    'button',
    {
      ...attributes,
      type: 'button',
      class: 'slack-button slack-overflow',
      'aria-label': 'More options',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      onclick: ({ currentTarget }) => openMenu(currentTarget, entries),
    },
    icon('more'),
  );
}
