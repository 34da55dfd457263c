import type { UserAction } from './user-action.ts';
import type { Button } from './view.ts';

/** One page of a list, as many items as both platforms show comfortably. */
export interface Page<T> {
  items: T[];
  index: number;
  count: number;
}

/** The asked page, or the last one when there are not that many. */
export function pageOf<T>(all: readonly T[], size: number, asked = 0): Page<T> {
  const count = Math.max(1, Math.ceil(all.length / size));
  const index = Math.min(asked, count - 1);
  return { items: all.slice(index * size, (index + 1) * size), index, count };
}

/** "Earlier" and "More" buttons, as far as there is something there. */
export function pageButtons({ index, count }: Page<unknown>, goTo: (page: number) => UserAction): Button[] {
  const buttons: Button[] = [];
  if (index > 0) buttons.push({ label: `Earlier (page ${index} of ${count})`, action: goTo(index - 1) });
  if (index < count - 1)
    buttons.push({ label: `More (page ${index + 2} of ${count})`, action: goTo(index + 1) });
  return buttons;
}
