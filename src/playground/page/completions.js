import { h, newId } from './dom.js';

/**
 * A list of what could be typed, above the line: arrows choose, Tab or Enter take, Escape closes.
 * @param completions asked for `{ text, hint }` that fit what is typed
 */
export function createCompletions(input, id, completions) {
  const element = h('ul', {
    id,
    class: 'completions',
    role: 'listbox',
    'aria-label': 'What you could type',
    hidden: true,
  });
  let chosen = -1;
  const close = () => {
    element.hidden = true;
    chosen = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const take = (text) => {
    input.value = text;
    input.focus();
    close();
  };
  const open = () => {
    const fitting = completions(input.value);
    if (fitting.length === 0) return close();
    chosen = -1;
    element.replaceChildren(...fitting.map((entry) => drawEntry(entry, take)));
    element.hidden = false;
    input.setAttribute('aria-expanded', 'true');
  };
  input.addEventListener('input', open);
  input.addEventListener('focus', open);
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const isTaken = (event.key === 'Enter' || event.key === 'Tab') && chosen >= 0;
    if (element.hidden) return;
    if (event.key === 'Escape') close();
    else if (step !== undefined) choose(chosen + step);
    else if (isTaken) take(element.children[chosen].dataset.text);
    else return;
    event.preventDefault();
  });
  return { element, close };

  function choose(index) {
    const { children } = element;
    chosen = index < 0 ? children.length - 1 : index % children.length;
    for (const [position, child] of [...children].entries()) {
      child.setAttribute('aria-selected', String(position === chosen));
    }
    input.setAttribute('aria-activedescendant', children[chosen].id);
  }
}

function drawEntry({ text, hint }, take) {
  const onpointerdown = (event) => {
    event.preventDefault();
    take(text);
  };
  return h(
    'li',
    { id: newId('completion'), role: 'option', 'aria-selected': 'false', 'data-text': text, onpointerdown },
    h('code', {}, text.trim()),
    h('span', {}, hint),
  );
}
