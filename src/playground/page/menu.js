import { h } from './dom.js';

/**
 * Opens a small menu below a button; arrows move in it, Escape and a press elsewhere close it.
 * @param entries `{ label, run }`
 */
export function openMenu(button, entries) {
  const close = () => {
    menu.remove();
    button.setAttribute('aria-expanded', 'false');
    document.removeEventListener('pointerdown', closeElsewhere, true);
  };
  const closeElsewhere = ({ target }) => {
    if (!menu.contains(target)) close();
  };
  const items = entries.map(({ label, run }) => {
    const choose = () => {
      close();
      run();
    };
    return h('button', { type: 'button', role: 'menuitem', tabindex: -1, onclick: choose }, label);
  });
  const menu = h('div', { class: 'menu', role: 'menu', onkeydown: moveInMenu }, items);
  button.setAttribute('aria-expanded', 'true');
  button.after(menu);
  keepInside(menu);
  items[0]?.focus();
  document.addEventListener('pointerdown', closeElsewhere, true);

  function moveInMenu(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape' || event.key === 'Tab') {
      close();
      button.focus();
      event.stopPropagation();
    } else if (step !== undefined) {
      const index = items.indexOf(document.activeElement) + step;
      items.at(index % items.length)?.focus();
    } else return;
    event.preventDefault();
  }
}

/** Opens upwards where the log ends before the menu does. */
function keepInside(menu) {
  const frame = menu.closest('[role="log"], [role="tabpanel"]');
  const isCutOff = frame && menu.getBoundingClientRect().bottom > frame.getBoundingClientRect().bottom;
  if (isCutOff) menu.classList.add('menu-upwards');
}
