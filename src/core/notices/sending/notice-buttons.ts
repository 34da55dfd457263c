import { button } from '../../chat/elements.ts';
import type { Button } from '../../chat/view.ts';
import type { SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';

/** Opens the 1-to-1 that a notice is about. */
export function openButton(seen: SeenOneToOne, tab: 'answers' | 'agenda' | 'actions', label: string): Button {
  return button(label, { type: 'open-one-to-one', oneToOneId: seen.oneToOne._id, tab }, { style: 'primary' });
}

/** Opens the reader's hub, where the 1-to-1 itself is not theirs to open. */
export const hubButton = button('Open my hub', { type: 'open-home' }, { style: 'primary' });
