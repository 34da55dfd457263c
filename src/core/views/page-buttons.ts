import { all, button } from '../chat/elements.ts';
import type { UserAction } from '../chat/user-action.ts';
import type { Button } from '../chat/view.ts';
import type { Page } from '../page.ts';

/** "Earlier" and "More" buttons, as far as there is something there. */
export function pageButtons({ index, count }: Page<unknown>, goTo: (page: number) => UserAction): Button[] {
  return all(
    index > 0 && button(`Earlier (page ${index} of ${count})`, goTo(index - 1)),
    index < count - 1 && button(`More (page ${index + 2} of ${count})`, goTo(index + 1)),
  );
}
