import type { SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { oneToOneItem } from './home.ts';
import { type Page, pageButtons } from './paging.ts';
import type { Card } from './view.ts';

export type ListOf = 'mine' | 'reports' | 'past';

const titles: Record<ListOf, string> = {
  mine: 'Your 1-to-1s',
  reports: 'Your reports',
  past: 'Past 1-to-1s',
};

/** A page of a list of 1-to-1s, in a dialog. */
export function oneToOneList(of: ListOf, page: Page<SeenOneToOne>): Card {
  const buttons = pageButtons(page, (to) => ({ type: 'list-one-to-ones', of, page: to }));
  return {
    kind: 'card',
    title: titles[of],
    summary: titles[of],
    body: [
      ...(page.items.length === 0
        ? [{ kind: 'text' as const, text: 'There are none yet.', tone: 'subtle' as const }]
        : []),
      ...page.items.flatMap(oneToOneItem),
      ...(buttons.length > 0 ? [{ kind: 'buttons' as const, buttons }] : []),
    ],
  };
}
