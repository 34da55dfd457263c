import type { Messenger } from '../../chat/messenger.ts';
import type { Card } from '../../chat/view.ts';
import type { Core } from '../../core.ts';
import type { SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import type { Message } from '../../outbox/message.ts';
import type { Notice } from '../../outbox/notice.ts';
import type { SendResult } from '../../outbox/send-result.ts';
import type { Person } from '../../people/person.ts';
import { dutiesOn } from '../../reminders/duties.ts';
import { oneToOneCard } from '../../views/one-to-one-card.ts';
import { isNewestToReader } from '../sending/newest-to-reader.ts';
import { findReader, sendOrRedraw } from '../sending/to-person.ts';
import { waysTo } from '../sending/ways-to-reader.ts';
import { welcomed } from '../sending/welcomed.ts';
import { gatherList, type Listed } from './gather-list.ts';
import { emptyListCard, listCard } from './list-card.ts';

/** The card of a notice to one person. */
export type ComposeAny = (
  core: Core,
  reader: Person,
  notice: Notice,
  isStanding: boolean,
) => Promise<Card | undefined>;

/** Sends a message that says what is joined to it, or draws it again where it stands. */
export async function sendList(
  core: Core,
  messengers: readonly Messenger[],
  message: Message,
  compose: ComposeAny,
): Promise<SendResult> {
  const reader = await findReader(message);
  if (!reader) return { kind: 'nothing-to-say' };
  const list = await gatherList(core, reader, message);
  const [only, ...others] = list.listed;
  const sending = await sendOrRedraw(message, waysTo(messengers, reader, message.refusals), {
    isWanted: () => isAnyWanted(core, reader, message, list.listed),
    async draw(hasStood) {
      if (!only) return hasStood ? { card: emptyListCard(), showsState: false } : undefined;
      if (others.length > 0) return { card: listCard(list), showsState: false };
      const { seen, message: about } = only;
      const own = await compose(core, reader, about.notice, hasStood);
      return { card: own ?? welcomed(seen, oneToOneCard(seen)), showsState: false };
    },
  });
  const isDrawn = sending.kind === 'sent' || sending.kind === 'redrawn' || sending.kind === 'unchanged';
  return isDrawn ? { ...sending, says: list.says } : sending;
}

/** It is posted anew for what it alone says last, and only while something of that is left to do. */
async function isAnyWanted(
  core: Core,
  reader: Person,
  message: Message,
  listed: readonly Listed[],
): Promise<boolean> {
  for (const { seen, message: about } of listed) {
    const { _id: oneToOneId } = seen.oneToOne;
    if (isLeftToDo(seen, about) && (await isNewestToReader(core, reader, { ...message, oneToOneId })))
      return true;
  }
  return false;
}

/** What somebody shared is to be read before they talk. */
function isLeftToDo({ oneToOne, ownPart }: SeenOneToOne, { notice }: Message): boolean {
  if (oneToOne.status !== 'open') return false;
  return notice.kind === 'part-shared' || dutiesOn(oneToOne, ownPart).length > 0;
}
