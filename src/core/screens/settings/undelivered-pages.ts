import { button, buttons, card, heading, item, named, subtle, text } from '../../chat/elements.ts';
import type { UserAction } from '../../chat/user-action.ts';
import type { Button, Card, CardElement } from '../../chat/view.ts';
import type { Page } from '../../page.ts';
import type { Person } from '../../people/person.ts';
import type {
  Undelivered,
  UndeliveredCount,
  UndeliveredMessage,
  WaitingPlatform,
} from '../../undelivered/undelivered.ts';
import { pageButtons } from '../../views/page-buttons.ts';
import {
  noticeLabel,
  platformNames,
  undeliveredAdvice,
  undeliveredLabel,
} from '../../views/undelivered-words.ts';

interface Overview {
  counts: readonly UndeliveredCount[];
  waiting: readonly WaitingPlatform[];
}

/** What could not be delivered, by reason, with what to do about it; for those who run Tandem. */
export function undeliveredPage({ counts, waiting }: Overview, reader: Person): Card {
  const isFine = counts.length === 0 && waiting.length === 0;
  return card(
    { title: 'Undelivered messages', summary: 'What could not be delivered, and what to do about it' },
    waiting.map((platform) => waitingText(platform, reader)),
    isFine && text('Everything was delivered.'),
    counts.map(countItem),
    buttons(button('Back', { type: 'open-settings' })),
  );
}

/** Who did not get what, for one reason; the newest first. Never what it said. */
export function undeliveredList(which: Undelivered, page: Page<UndeliveredMessage>, reader: Person): Card {
  const isEmpty = page.items.length === 0;
  return card(
    { title: 'Undelivered messages', summary: undeliveredLabel(which) },
    heading(undeliveredLabel(which)),
    subtle(undeliveredAdvice(which)),
    isEmpty && text('Nothing is left here.'),
    page.items.map((message) => messageItem(message, reader)),
    buttons(
      pageButtons(page, (to) => openUndelivered(which, to)),
      !isEmpty && sendAllButton(which),
      button('Back', { type: 'list-undelivered' }),
    ),
  );
}

function waitingText({ count, since, ...which }: WaitingPlatform, reader: Person): CardElement {
  const waits = count === 1 ? '1 message waits' : `${count} messages wait`;
  const said = `${platformNames[which.platform]} has taken nothing since ${moment(since, reader)}: ${waits}. ${undeliveredAdvice(which)}`;
  return text(said, 'warning');
}

function countItem({ count, ...which }: UndeliveredCount): CardElement {
  return item(named(String(count), undeliveredLabel(which)), {
    detail: undeliveredAdvice(which),
    buttons: [button('Who', openUndelivered(which)), sendAllButton(which)],
  });
}

function messageItem({ messageId, who, kind, failedAt }: UndeliveredMessage, reader: Person): CardElement {
  return item(named(who, noticeLabel(kind)), {
    detail: moment(failedAt, reader),
    buttons: [button('Send again', { type: 'send-again', messageId })],
  });
}

function openUndelivered({ reason, platform }: Undelivered, page?: number): UserAction {
  return { type: 'open-undelivered', reason, platform, page };
}

function sendAllButton({ reason, platform }: Undelivered): Button {
  const confirm = {
    title: 'Send all again?',
    text: 'Everybody listed under this reason gets their message, if there is still something to say.',
    yes: 'Send',
    no: 'Cancel',
  };
  return button('Send all again', { type: 'send-all-again', reason, platform }, { confirm });
}

function moment(at: Date, { timeZone, locale }: Person): string {
  const shown = locale.startsWith('en') ? locale : 'en-GB';
  return new Intl.DateTimeFormat(shown, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(at);
}
