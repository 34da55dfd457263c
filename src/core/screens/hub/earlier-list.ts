import { button, buttons, card, item, strong, subtle } from '../../chat/elements.ts';
import type { Card, CardElement } from '../../chat/view.ts';
import type { SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import type { Page } from '../../page.ts';
import { dayFor, partState, titleWithWhom } from '../../views/describe-one-to-one.ts';
import { oneToOneButtons } from '../../views/one-to-one-card.ts';
import { pageButtons } from '../../views/page-buttons.ts';

/** A page of what lapsed: below each pair its 1-to-1s that nobody has closed, the newest first. */
export function earlierList(page: Page<SeenOneToOne>): Card {
  const title = 'Earlier, not finalised';
  return card(
    { title, summary: title },
    page.items.length === 0
      ? subtle('Nothing is left here.')
      : subtle('The next 1-to-1 has taken the place of each of these. You can still finish them.'),
    page.items.map((seen, index) => [
      isFirstOfPair(page.items, index) && strong(titleWithWhom(seen)),
      lineOf(seen),
    ]),
    buttons(
      pageButtons(page, (to) => ({ type: 'list-earlier', page: to })),
      button('Back', { type: 'open-hub' }),
    ),
  );
}

function isFirstOfPair(items: readonly SeenOneToOne[], index: number): boolean {
  return items[index]?.oneToOne.threadId !== items[index - 1]?.oneToOne.threadId;
}

function lineOf(seen: SeenOneToOne): CardElement {
  const { ownPart } = seen;
  const other = ownPart === 'reviewee' ? 'reviewer' : 'reviewee';
  const states = [
    ownPart && `You: ${partState(seen, ownPart)}`,
    `${seen[other].name}: ${partState(seen, other)}`,
  ];
  return item(dayFor(seen, seen.oneToOne.finaliseBy), {
    detail: states.filter(Boolean).join(' · '),
    buttons: oneToOneButtons(seen),
  });
}
