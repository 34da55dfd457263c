import { button, buttons, card, subtle } from '../../chat/elements.ts';
import type { Button, Card } from '../../chat/view.ts';
import type { SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import type { Page } from '../../page.ts';
import type { IsoDate } from '../../time/iso-date.ts';
import { pageButtons } from '../../views/page-buttons.ts';
import { oneToOneItem } from './hub.ts';

export type ListOf = 'mine' | 'reports' | 'past';

const titles: Record<ListOf, string> = {
  mine: 'Your 1-to-1s',
  reports: 'Your reports',
  past: 'Past 1-to-1s',
};

const archiveButtons: Button[] = [
  button('Archive several', { type: 'open-archive', doing: 'archive' }),
  button('Archived ones', { type: 'open-archive', doing: 'restore' }),
];

/**
 * A page of a list of 1-to-1s, in a dialog.
 * @param isArchivist whether its reader may archive any
 */
export function oneToOneList(
  of: ListOf,
  page: Page<SeenOneToOne>,
  today: IsoDate,
  isArchivist = false,
): Card {
  return card(
    { title: titles[of], summary: titles[of] },
    page.items.length === 0 && subtle('There are none yet.'),
    page.items.map((seen) => oneToOneItem(seen, today)),
    buttons(
      pageButtons(page, (to) => ({ type: 'list-one-to-ones', of, page: to })),
      isArchivist && archiveButtons,
    ),
  );
}
