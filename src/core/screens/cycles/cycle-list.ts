import type { Button, Card, CardElement } from '../../chat/view.ts';
import type { Cycle } from '../../cycles/cycle.ts';
import type { Page } from '../../page.ts';
import { recurrenceInWords, statusInWords } from '../../views/describe-cycle.ts';
import { pageButtons } from '../../views/paging.ts';

export interface CycleList {
  page: Page<Cycle>;
  locale: string;
  canAssign: boolean;
}

/** A page of the cycles that somebody manages, in a dialog. */
export function cycleList({ page, locale, canAssign }: CycleList): Card {
  const buttons: Button[] = [
    ...(canAssign
      ? [{ label: 'New cycle', action: { type: 'open-cycle-form' as const }, style: 'primary' as const }]
      : []),
    ...pageButtons(page, (to) => ({ type: 'list-cycles', page: to })),
  ];
  return {
    kind: 'card',
    title: 'Cycles',
    summary: 'The cycles you manage',
    body: [
      ...(page.items.length === 0
        ? [{ kind: 'text' as const, text: 'There are none yet.', tone: 'subtle' as const }]
        : []),
      ...page.items.map((cycle) => cycleItem(cycle, locale)),
      ...(buttons.length > 0 ? [{ kind: 'buttons' as const, buttons }] : []),
    ],
  };
}

function cycleItem(cycle: Cycle, locale: string): CardElement {
  return {
    kind: 'item',
    text: [{ text: cycle.name, bold: true }],
    detail: `${statusInWords(cycle, locale)} · ${recurrenceInWords(cycle)}`,
    buttons: [{ label: 'Open', action: { type: 'open-cycle', cycleId: cycle._id } }],
  };
}
