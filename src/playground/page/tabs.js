import { h, newId } from './dom.js';

/** Tabs that arrows move between. */
export function createTabs(label, panel, onChoose) {
  panel.id = newId('panel');
  const list = h('div', { class: 'tabs', role: 'tablist', 'aria-label': label, onkeydown: moveByArrow });
  return {
    element: list,
    /** @param tabs `{ key, label, unread }` */
    show(tabs, chosenKey) {
      const hasFocus = list.contains(document.activeElement);
      list.replaceChildren(...tabs.map((tab) => drawTab(tab, tab.key === chosenKey)));
      const chosen = list.querySelector('[aria-selected="true"]');
      if (chosen) panel.setAttribute('aria-labelledby', chosen.id);
      if (hasFocus) chosen?.focus();
    },
  };

  function drawTab({ key, label: text, unread }, isChosen) {
    return h(
      'button',
      {
        type: 'button',
        role: 'tab',
        id: newId('tab'),
        class: 'tab',
        'aria-selected': String(isChosen),
        'aria-controls': panel.id,
        tabindex: isChosen ? 0 : -1,
        onclick: () => onChoose(key),
      },
      text,
      unread > 0 && h('span', { class: 'badge' }, String(unread), h('span', { class: 'unseen' }, ' unread')),
    );
  }
  function moveByArrow(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const tabs = [...list.children];
    const next = tabs.at((tabs.indexOf(document.activeElement) + step) % tabs.length);
    next?.focus();
    next?.click();
  }
}
