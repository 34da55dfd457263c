import type { Cycle } from '../cycles/cycle.ts';
import { recurrenceInWords, statusInWords } from './describe-cycle.ts';
import { type Page, pageButtons } from './paging.ts';
import type { Card, CardElement } from './view.ts';

/** A page of the cycles that somebody manages, in a dialog. */
export function cycleList(page: Page<Cycle>): Card {
  const buttons = pageButtons(page, (to) => ({ type: 'list-cycles', page: to }));
  return {
    kind: 'card',
    title: 'Cycles',
    summary: 'The cycles you manage',
    body: [
      ...(page.items.length === 0
        ? [{ kind: 'text' as const, text: 'There are none yet.', tone: 'subtle' as const }]
        : []),
      ...page.items.map(cycleItem),
      ...(buttons.length > 0 ? [{ kind: 'buttons' as const, buttons }] : []),
    ],
  };
}

function cycleItem(cycle: Cycle): CardElement {
  return {
    kind: 'item',
    text: [{ text: cycle.name, bold: true }],
    detail: `${recurrenceInWords(cycle.every)} · ${statusInWords(cycle)}`,
    buttons: [],
  };
}
