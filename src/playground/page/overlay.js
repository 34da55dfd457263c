import { h, newId } from './dom.js';

const fields = 'input, select, textarea';

/**
 * A dialog inside one pane, so that the other stays usable: what lies below takes no clicks and no focus,
 * Escape closes.
 * @param draw makes its parts from the heading
 */
export function openOverlay(pane, { title, className, onCancel }, draw) {
  const titleId = newId('dialog-title');
  const before = document.activeElement;
  const covered = [...pane.children].filter((child) => !child.inert);
  const heading = h('h2', { id: titleId, tabindex: -1 }, title);
  const properties = { class: className, role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': titleId };
  const dialog = h('div', properties, draw(heading));
  const backdrop = h('div', { class: 'backdrop', onkeydown: cancelOnEscape }, dialog);
  for (const child of covered) child.inert = true;
  pane.append(backdrop);
  let isFocused = false;
  return {
    dialog,
    /** When what one fills in is there; later only when what had the focus is gone. */
    keepFocus() {
      if (isFocused && document.activeElement !== document.body) return;
      if (isFocused) return heading.focus({ preventScroll: true });
      isFocused = true;
      const field = [...dialog.querySelectorAll(fields)].find(({ disabled }) => !disabled);
      (field ?? heading).focus({ preventScroll: true });
    },
    /** The dialog became another page: one reads it from its top. */
    startAgain(body) {
      body.scrollTop = 0;
      isFocused = false;
    },
    close() {
      backdrop.remove();
      for (const child of covered) child.inert = false;
      if (pane.contains(before)) before.focus();
    },
  };

  function cancelOnEscape(event) {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onCancel();
  }
}
