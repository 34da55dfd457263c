import { button, buttons, card, item, named, subtle } from '../../chat/elements.ts';
import type { Card, CardElement } from '../../chat/view.ts';
import type { Cycle } from '../../cycles/cycle.ts';
import type { Page } from '../../page.ts';
import { recurrenceInWords, statusInWords } from '../../views/describe-cycle.ts';
import { pageButtons } from '../../views/page-buttons.ts';

export interface CycleList {
  page: Page<Cycle>;
  locale: string;
  canAssign: boolean;
}

/** A page of the cycles that somebody manages, in a dialog. */
export function cycleList({ page, locale, canAssign }: CycleList): Card {
  return card(
    { title: 'Cycles', summary: 'The cycles you manage' },
    page.items.length === 0 && subtle('There are none yet.'),
    page.items.map((cycle) => cycleItem(cycle, locale)),
    buttons(
      canAssign && button('New cycle', { type: 'open-cycle-form' }, { style: 'primary' }),
      pageButtons(page, (to) => ({ type: 'list-cycles', page: to })),
    ),
  );
}

function cycleItem(cycle: Cycle, locale: string): CardElement {
  return item(named(cycle.name), {
    detail: `${statusInWords(cycle, locale)} · ${recurrenceInWords(cycle)}`,
    buttons: [button('Open', { type: 'open-cycle', cycleId: cycle._id })],
  });
}
