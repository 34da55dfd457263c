import { shorten } from '../../core/chat/cut-text.ts';
import { encodeAction } from '../../core/chat/user-action.ts';
import type { Button, Confirmation } from '../../core/chat/view.ts';
import { encodeAskedFirst } from './asked-first.ts';
import type { Block, ButtonElement } from './block-types.ts';
import { inGroupsOf } from './in-groups-of.ts';
import { plainText } from './plain-text.ts';
import { sizes } from './sizes.ts';

/** Starts the `action_id` of every button that carries an action. */
export const pressPrefix = 'press:';
/** The same of a button in a modal that carries an action to be asked about first. */
export const askPrefix = 'ask:';

/** Where buttons are drawn. */
export interface ButtonPlace {
  surface: 'message' | 'home' | 'modal';
  /** Numbers the buttons of one message or view, whose ids must differ. */
  nextNumber(): number;
}

export function placeOf(surface: ButtonPlace['surface']): ButtonPlace {
  let last = 0;
  return {
    surface,
    nextNumber() {
      last += 1;
      return last;
    },
  };
}

export function buttonBlocks(buttons: Button[], place: ButtonPlace): Block[] {
  return inGroupsOf(sizes.actionsElements, buttons).map((group) => ({
    type: 'actions',
    elements: group.map((button) => buttonElement(button, place)),
  }));
}

/**
 * Slack asks by itself in messages and on the Home tab. In a modal its question takes the modal away, so that the button
 * carries the question, and a page asks it.
 * @throws when the action does not fit into a button, which no action of a sane size does
 */
export function buttonElement(button: Button, { surface, nextNumber }: ButtonPlace): ButtonElement {
  const { label, action, style, confirm } = button;
  const value = encodeAction(action);
  if (value.length > sizes.buttonValue)
    throw new Error(`The action "${action.type}" is too long for a button.`);
  const isAskedByPage = confirm !== undefined && surface === 'modal';
  return {
    type: 'button',
    action_id: `${isAskedByPage ? askPrefix : pressPrefix}${nextNumber()}`,
    text: plainText(shorten(label, sizes.buttonText)),
    value: isAskedByPage ? encodeAskedFirst({ action, confirm }) : value,
    ...(style && { style }),
    ...(confirm && !isAskedByPage && { confirm: confirmDialog(confirm, style) }),
  };
}

function confirmDialog({ title, text, yes, no }: Confirmation, style: Button['style']) {
  return {
    title: plainText(shorten(title, sizes.confirmTitle)),
    text: plainText(shorten(text, sizes.confirmText)),
    confirm: plainText(shorten(yes, sizes.confirmButton)),
    deny: plainText(shorten(no, sizes.confirmButton)),
    ...(style && { style }),
  };
}
