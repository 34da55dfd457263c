import type { UserAction } from '../chat/user-action.ts';
import type { Button } from '../chat/view.ts';
import type { Page } from '../page.ts';

/** "Earlier" and "More" buttons, as far as there is something there. */
export function pageButtons({ index, count }: Page<unknown>, goTo: (page: number) => UserAction): Button[] {
  const buttons: Button[] = [];
  if (index > 0) buttons.push({ label: `Earlier (page ${index} of ${count})`, action: goTo(index - 1) });
  if (index < count - 1)
    buttons.push({ label: `More (page ${index + 2} of ${count})`, action: goTo(index + 1) });
  return buttons;
}
