import { DeliveryRefused, type Messenger, type SentMessage } from '../../../chat/messenger.ts';
import { reasonsOfAll } from '../../../chat/refusal.ts';
import { digestOfCard } from '../../../outbox/digest-of-card.ts';
import type { Message } from '../../../outbox/message.ts';
import type { SendResult } from '../../../outbox/send-result.ts';
import { type Person, PersonModel } from '../../../people/person.ts';
import { replacedCard } from './reminder-card.ts';

/**
 * Takes a reminder away that a later one has replaced, on the platform where it stands; where that is refused it becomes
 * one line. From whoever is not active any more as well: nothing new is said to them by that.
 */
export async function removeReminder(
  messengers: readonly Messenger[],
  { personId, sent }: Message,
): Promise<SendResult> {
  const messenger = messengers.find(({ platform }) => platform === sent?.platform);
  const reader = personId === undefined ? null : await PersonModel.findById(personId).lean<Person>();
  if (!messenger || !sent || !reader) return { kind: 'nothing-to-say' };
  const refusal = await refusalOf(messenger.remove(sent, reader));
  if (refusal === undefined || isGone(refusal)) return { kind: 'removed', platform: sent.platform };
  return shorten(messenger, sent, reader);
}

async function shorten(messenger: Messenger, sent: SentMessage, reader: Person): Promise<SendResult> {
  const card = replacedCard();
  const refusal = await refusalOf(messenger.update(sent, reader, card));
  const { platform } = sent;
  if (refusal === undefined) return { kind: 'redrawn', platform, drawn: digestOfCard(card) };
  return isGone(refusal) ? { kind: 'removed', platform } : { kind: 'nothing-to-say' };
}

function isGone({ reason, isLeftThere }: DeliveryRefused): boolean {
  return reason === 'message-gone' && !isLeftThere;
}

/** @throws whatever is no refusal of this message: a platform that takes nothing at all may do so again */
async function refusalOf(call: Promise<void>): Promise<DeliveryRefused | undefined> {
  try {
    await call;
    return undefined;
  } catch (error) {
    if (!(error instanceof DeliveryRefused) || reasonsOfAll.includes(error.reason)) throw error;
    return error;
  }
}
