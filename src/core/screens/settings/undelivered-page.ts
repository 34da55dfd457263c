import { button, buttons, card, heading, item, named, text } from '../../chat/elements.ts';
import type { Button, Card, CardElement } from '../../chat/view.ts';
import type { Person } from '../../people/person.ts';
import type { WaitingPlatform } from '../../undelivered/suspended.ts';
import type { Undelivered, UndeliveredCount } from '../../undelivered/undelivered.ts';
import {
  momentOf,
  platformNames,
  undeliveredAdvice,
  undeliveredLabel,
} from '../../views/undelivered-words.ts';
import { openUndelivered, sendAllButton } from './undelivered-list.ts';

interface Overview {
  counts: readonly UndeliveredCount[];
  waiting: readonly WaitingPlatform[];
  /** How many messages wait for nothing but their turn. */
  underway: number;
}

/** Everybody and everything that has not arrived, by state and reason, with what to do about it; for those who run Tandem. */
export function undeliveredPage({ counts, waiting, underway }: Overview, reader: Person): Card {
  const notYet = counts.filter(({ state }) => state === 'waiting');
  const failed = counts.filter(({ state }) => state === undefined);
  const isFine = counts.length + waiting.length === 0;
  return card(
    { title: 'Undelivered messages', summary: 'Who has not been reached, and what to do about it' },
    waiting.flatMap((platform) => waitingLines(platform, reader)),
    isFine && underway === 0 && text('Everybody was reached.'),
    underway > 0 &&
      text(`${underway === 1 ? '1 message is' : `${underway} messages are`} on the way.`, 'subtle'),
    notYet.length > 0 && heading('Not reached yet'),
    notYet.map(countItem),
    failed.length > 0 && heading('Could not be delivered'),
    failed.map(countItem),
    buttons(counts.length > 0 && sendEverythingButton, button('Back', { type: 'open-settings' })),
  );
}

function waitingLines({ since, ...which }: WaitingPlatform, reader: Person): CardElement[] {
  const { messages } = which;
  const waits = messages === 1 ? '1 message waits' : `${messages} messages wait`;
  const said = `${platformNames[which.platform]} has taken nothing since ${momentOf(since, reader)}: ${waits}. ${undeliveredAdvice(which)}`;
  return [text(said, 'warning'), ...(messages > 0 ? [countItem(which)] : [])];
}

function countItem({ messages, people, ...which }: UndeliveredCount): CardElement {
  return item(named(undeliveredLabel(which), counted({ messages, people })), {
    detail: undeliveredAdvice(which),
    buttons: [button('Who', openUndelivered(whichOf(which))), sendAllButton(whichOf(which))],
  });
}

function whichOf({ reason, platform, state }: Undelivered): Undelivered {
  return { reason, platform, state };
}

/** Such as "24 people, 31 messages"; posts are for nobody in particular. */
function counted({ messages, people }: Pick<UndeliveredCount, 'messages' | 'people'>): string {
  const sent = messages === 1 ? '1 message' : `${messages} messages`;
  if (people === 0) return sent;
  return `${people === 1 ? '1 person' : `${people} people`}, ${sent}`;
}

const sendEverythingButton: Button = button(
  'Send everything again',
  { type: 'send-everything-again' },
  {
    confirm: {
      title: 'Send everything again?',
      text: 'Everyone listed here gets their message, if it still applies.',
      yes: 'Send',
      no: 'Cancel',
    },
  },
);
