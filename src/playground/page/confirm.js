import { h } from './dom.js';
import { openOverlay } from './overlay.js';

/** Asks before something that cannot be undone. Resolves to whether the person agreed. */
export function confirmIn(pane, { title, text, yes, no, isDangerous }) {
  return new Promise((resolve) => {
    const answer = (isAgreed) => {
      overlay.close();
      resolve(isAgreed);
    };
    const options = { title, className: 'dialog dialog-small', onCancel: () => answer(false) };
    const overlay = openOverlay(pane, options, (heading) => [
      h('header', { class: 'dialog-head' }, heading),
      h('div', { class: 'dialog-body' }, h('p', {}, text)),
      h(
        'footer',
        { class: 'dialog-foot' },
        h('button', { type: 'button', class: 'button', onclick: () => answer(false) }, no),
        h(
          'button',
          {
            type: 'button',
            class: isDangerous ? 'button button-danger' : 'button button-primary',
            onclick: () => answer(true),
          },
          yes,
        ),
      ),
    ]);
    overlay.dialog.querySelector('footer button').focus();
  });
}
