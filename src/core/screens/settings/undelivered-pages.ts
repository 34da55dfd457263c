import type { Button, Card, CardElement } from '../../chat/view.ts';
import type { Page } from '../../page.ts';
import type { Person } from '../../people/person.ts';
import type {
  Undelivered,
  UndeliveredCount,
  UndeliveredMessage,
  WaitingPlatform,
} from '../../undelivered/undelivered.ts';
import { pageButtons } from '../../views/paging.ts';
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
  return {
    kind: 'card',
    title: 'Undelivered messages',
    summary: 'What could not be delivered, and what to do about it',
    body: [
      ...waiting.map((platform) => waitingText(platform, reader)),
      ...(isFine ? [{ kind: 'text' as const, text: 'Everything was delivered.' }] : []),
      ...counts.map(countItem),
      { kind: 'buttons', buttons: [{ label: 'Back', action: { type: 'open-settings' } }] },
    ],
  };
}

/** Who did not get what, for one reason; the newest first. Never what it said. */
export function undeliveredList(which: Undelivered, page: Page<UndeliveredMessage>, reader: Person): Card {
  const buttons: Button[] = [
    ...pageButtons(page, (to) => ({ ...openUndelivered(which), page: to })),
    ...(page.items.length > 0 ? [sendAllButton(which)] : []),
    { label: 'Back', action: { type: 'list-undelivered' } },
  ];
  return {
    kind: 'card',
    title: 'Undelivered messages',
    summary: undeliveredLabel(which),
    body: [
      { kind: 'heading', text: undeliveredLabel(which) },
      { kind: 'text', tone: 'subtle', text: undeliveredAdvice(which) },
      ...(page.items.length === 0 ? [{ kind: 'text' as const, text: 'Nothing is left here.' }] : []),
      ...page.items.map((message) => messageItem(message, reader)),
      { kind: 'buttons', buttons },
    ],
  };
}

function waitingText({ count, since, ...which }: WaitingPlatform, reader: Person): CardElement {
  const waits = count === 1 ? '1 message waits' : `${count} messages wait`;
  const text = `${platformNames[which.platform]} has taken nothing since ${moment(since, reader)}: ${waits}. ${undeliveredAdvice(which)}`;
  return { kind: 'text', tone: 'warning', text };
}

function countItem({ count, ...which }: UndeliveredCount): CardElement {
  return {
    kind: 'item',
    text: [{ text: String(count), bold: true }, { text: ` · ${undeliveredLabel(which)}` }],
    detail: undeliveredAdvice(which),
    buttons: [{ label: 'Who', action: openUndelivered(which) }, sendAllButton(which)],
  };
}

function messageItem({ messageId, who, kind, failedAt }: UndeliveredMessage, reader: Person): CardElement {
  return {
    kind: 'item',
    text: [{ text: who, bold: true }, { text: ` · ${noticeLabel(kind)}` }],
    detail: moment(failedAt, reader),
    buttons: [{ label: 'Send again', action: { type: 'send-again', messageId } }],
  };
}

function openUndelivered({ reason, platform }: Undelivered) {
  return { type: 'open-undelivered' as const, reason, ...(platform && { platform }) };
}

function sendAllButton({ reason, platform }: Undelivered): Button {
  return {
    label: 'Send all again',
    action: { type: 'send-all-again', reason, ...(platform && { platform }) },
    confirm: {
      title: 'Send all again?',
      text: 'Everybody listed under this reason gets their message, if there is still something to say.',
      yes: 'Send',
      no: 'Cancel',
    },
  };
}

function moment(at: Date, { timeZone, locale }: Person): string {
  const shown = locale.startsWith('en') ? locale : 'en-GB';
  return new Intl.DateTimeFormat(shown, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(at);
}
