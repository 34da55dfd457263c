import { button } from '../chat/elements.ts';
import type { Button } from '../chat/view.ts';

/** Brings an archived 1-to-1 back. */
export function restoreButton(oneToOneId: string): Button {
  return button('Restore', { type: 'restore-one-to-one', oneToOneId }, { style: 'primary' });
}
