import { h } from './dom.js';

const shownForMs = 7000;

/** Says a sentence for a moment, at the bottom of a pane; a screen reader says it too. */
export function createToasts() {
  const element = h('div', { class: 'toasts', role: 'status' });
  const say = (text, isProblem = false) => {
    const toast = h('p', { class: isProblem ? 'toast toast-problem' : 'toast' }, text);
    element.append(toast);
    setTimeout(() => toast.remove(), shownForMs);
  };
  return { element, say, complain: (text) => say(text, true), clear: () => element.replaceChildren() };
}
