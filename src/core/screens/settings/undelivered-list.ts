import { button, buttons, card, heading, item, named, subtle, text } from '../../chat/elements.ts';
import type { UserAction } from '../../chat/user-action.ts';
import type { Button, Card, CardElement } from '../../chat/view.ts';
import type { Page } from '../../page.ts';
import type { Person } from '../../people/person.ts';
import type { Undelivered, Unreached } from '../../undelivered/undelivered.ts';
import { pageButtons } from '../../views/page-buttons.ts';
import { momentOf, noticeLabel, undeliveredAdvice, undeliveredLabel } from '../../views/undelivered-words.ts';

/** Who did not get what, for one reason; the newest first. Never what it said. */
export function undeliveredList(which: Undelivered, page: Page<Unreached>, reader: Person): Card {
  const isEmpty = page.items.length === 0;
  return card(
    { title: 'Undelivered messages', summary: undeliveredLabel(which) },
    heading(undeliveredLabel(which)),
    subtle(undeliveredAdvice(which)),
    isEmpty && text('Nothing is left here.'),
    page.items.map((unreached) => personItem(unreached, which, reader)),
    buttons(
      pageButtons(page, (to) => openUndelivered(which, to)),
      !isEmpty && sendAllButton(which),
      button('Back', { type: 'list-undelivered' }),
    ),
  );
}

function personItem(unreached: Unreached, { state }: Undelivered, reader: Person): CardElement {
  const { messageId, who, kinds } = unreached;
  const what = kinds.flatMap(({ kind, count }) => {
    const label = noticeLabel(kind);
    return label === undefined ? [] : [count === 1 ? label : `${label} (${count})`];
  });
  return item(named(who, what.join(', ')), {
    detail: timesOf(unreached, reader),
    // While a platform takes nothing, nobody's message goes before the others.
    buttons: state === 'suspended' ? [] : [button('Send again', { type: 'send-again', messageId })],
  });
}

/** Such as "Since 16 Dec 2026, 09:00 · tried 10:00 · next try 11:00". */
function timesOf({ since, triedAt, nextTryAt }: Unreached, reader: Person): string {
  const isLater = triedAt !== undefined && triedAt.getTime() > since.getTime();
  return [
    `Since ${momentOf(since, reader)}`,
    isLater && `last tried ${momentOf(triedAt, reader)}`,
    nextTryAt && `next try ${momentOf(nextTryAt, reader)}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

export function openUndelivered({ reason, platform, state }: Undelivered, page?: number): UserAction {
  return { type: 'open-undelivered', reason, platform, state, page };
}

export function sendAllButton({ reason, platform, state }: Undelivered): Button {
  const confirm = {
    title: 'Send all again?',
    text: 'Everyone listed gets their message, if it still applies.',
    yes: 'Send',
    no: 'Cancel',
  };
  return button('Send all again', { type: 'send-all-again', reason, platform, state }, { confirm });
}
