import { h, icon } from '../dom.js';
import { openOverlay } from '../overlay.js';
import { renderAdaptiveCard } from './adaptive-card.js';

/** The open dialog, if one is; drawn anew only when the bot answered with another. */
export function createDialog(pane, wire) {
  let shown;
  const close = () => {
    shown?.overlay.close();
    shown = undefined;
  };
  const dismiss = () => wire.act('dialog/close');
  return {
    close,
    show(dialog) {
      const json = JSON.stringify(dialog);
      if (shown?.json === json) return;
      close();
      if (dialog) shown = { json, overlay: open(dialog) };
    },
  };

  function open({ title, card, message }) {
    const press = (action, inputs) => wire.act('dialog/press', { action, inputs });
    const cross = h(
      'button',
      { type: 'button', class: 'icon-button', 'aria-label': 'Close', onclick: dismiss },
      icon('close'),
    );
    const options = { title, className: 'dialog teams-dialog', onCancel: dismiss };
    const overlay = openOverlay(pane, options, (heading) => [
      h('header', { class: 'dialog-head' }, heading, cross),
      h('div', { class: 'dialog-body' }, card ? renderAdaptiveCard(card, press) : h('p', {}, message)),
      !card &&
        h(
          'footer',
          { class: 'dialog-foot' },
          h('button', { type: 'button', class: 'button', onclick: dismiss }, 'Close'),
        ),
    ]);
    overlay.keepFocus();
    return overlay;
  }
}
