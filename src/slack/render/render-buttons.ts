import { shorten } from '../../core/chat/cut-text.ts';
import { encodeAction } from '../../core/chat/user-action.ts';
import type { Button, Confirmation } from '../../core/chat/view.ts';
import type { Block, ButtonElement } from './block-types.ts';
import { inGroupsOf } from './in-groups-of.ts';
import { plainText } from './plain-text.ts';
import { sizes } from './sizes.ts';

/** Starts the `action_id` of every button that carries an action. */
export const pressPrefix = 'press:';

/** Numbers the buttons of one message or view, whose ids must differ. */
export type NextNumber = () => number;

export function countFromOne(): NextNumber {
  let number = 0;
  return () => {
    number += 1;
    return number;
  };
}

export function buttonBlocks(buttons: Button[], next: NextNumber): Block[] {
  return inGroupsOf(sizes.actionsElements, buttons).map((group) => ({
    type: 'actions',
    elements: group.map((button) => buttonElement(button, next)),
  }));
}

/** @throws when the action does not fit into a button, which no action of a sane size does. */
export function buttonElement({ label, action, style, confirm }: Button, next: NextNumber): ButtonElement {
  const value = encodeAction(action);
  if (value.length > sizes.buttonValue)
    throw new Error(`The action "${action.type}" is too long for a button.`);
  return {
    type: 'button',
    action_id: `${pressPrefix}${next()}`,
    text: plainText(shorten(label, sizes.buttonText)),
    value,
    ...(style && { style }),
    ...(confirm && { confirm: confirmDialog(confirm, style) }),
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
