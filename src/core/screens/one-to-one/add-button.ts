import { button } from '../../chat/elements.ts';
import type { OneToOneTab } from '../../chat/one-to-one-actions.ts';
import type { Button } from '../../chat/view.ts';
import { can, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import { isUnderway, isUnfinished } from '../../one-to-ones/status.ts';

/** Leads to the form for one more of what a page of a 1-to-1 lists, where its reader may add any. */
export function addButton(seen: SeenOneToOne, tab: OneToOneTab): Button | undefined {
  const { _id: oneToOneId } = seen.oneToOne;
  const isOpen = isUnderway(seen.oneToOne);
  if (tab === 'agenda' && isOpen && can(seen, 'add-agenda-point'))
    return button('Add agenda point', { type: 'open-agenda-form', oneToOneId });
  if (tab === 'actions' && isOpen && can(seen, 'add-action-point'))
    return button('Add action point', { type: 'open-action-form', oneToOneId });
  if (tab === 'notes' && can(seen, isUnfinished(seen.oneToOne) ? 'write-public-note' : 'write-private-note'))
    return button('Add note', { type: 'open-note-form', oneToOneId });
  if (tab === 'activity' && canChangeObjectives(seen))
    return button('Add objective', { type: 'open-objective-form', oneToOneId });
  return undefined;
}

export function canChangeObjectives(seen: SeenOneToOne): boolean {
  const { panels = [] } = seen.oneToOne;
  return isUnderway(seen.oneToOne) && panels.includes('objectives') && can(seen, 'change-objectives');
}
