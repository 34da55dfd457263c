import { DeliveryRefused, type Messenger, type SentMessage } from '../../chat/messenger.ts';
import { type Refusal, reasonsOfAll } from '../../chat/refusal.ts';
import type { Card } from '../../chat/view.ts';
import { chooseMessengers } from '../../outbox/choose-messengers.ts';
import { digestOfCard } from '../../outbox/digest-of-card.ts';
import { whyUnreachable } from '../../outbox/lookups/why-unreachable.ts';
import type { Message } from '../../outbox/message.ts';
import { NotItsTurn } from '../../outbox/pace-messenger.ts';
import type { SendResult } from '../../outbox/send-result.ts';
import type { Person } from '../../people/person.ts';

/** How a card reaches a reader: as a new message, or where one stands. */
export interface WaysToReader {
  send(card: Card): Promise<SendResult>;
  /** Whoever cannot be reached there any more gets it on the other platform. */
  redraw(standing: Standing, card: Card): Promise<SendResult>;
  /** Whoever cannot be reached there any more gets nothing: no message comes of it that notifies. */
  redrawInPlace(standing: Standing, card: Card): Promise<SendResult>;
}

/** A message in somebody's chat, and what it shows there as far as that is known. */
export type Standing = Pick<Message, 'drawn'> & { sent: SentMessage };

/** @param before who refused already, and is not asked again */
export function waysTo(
  messengers: readonly Messenger[],
  reader: Person,
  before: readonly Refusal[] = [],
): WaysToReader {
  return {
    send: (card) => send(messengers, reader, card, before),
    redraw: (standing, card) => redraw(messengers, standing, reader, card, before),
    async redrawInPlace(standing, card) {
      const there = messengers.filter(({ platform }) => platform === standing.sent.platform);
      const sending = await redraw(there, standing, reader, card, before);
      return sending.kind === 'refused' ? { kind: 'nothing-to-say' } : sending;
    },
  };
}

/**
 * Whoever refuses is passed over, also when it did so before, and so is who takes nothing at all just now. When all
 * refuse, the first reason stands; but where one takes nothing at all it is that, for it may do so again.
 */
async function send(
  messengers: readonly Messenger[],
  reader: Person,
  card: Card,
  before: readonly Refusal[],
): Promise<SendResult> {
  let suspension: NotItsTurn | undefined;
  const refusals = [...before];
  for (const messenger of chooseMessengers(messengers, reader, before)) {
    try {
      return { kind: 'sent', sent: await messenger.send(reader, card), reader, drawn: digestOfCard(card) };
    } catch (error) {
      if (error instanceof NotItsTurn && error.isSuspended) suspension ??= error;
      else if (error instanceof DeliveryRefused)
        refusals.push({ platform: messenger.platform, reason: error.reason });
      else return { kind: 'delayed', error, platform: messenger.platform, ...remembering(refusals) };
    }
  }
  if (suspension) return { kind: 'delayed', error: suspension, ...remembering(refusals) };
  const refusal = refusals.find(({ reason }) => reasonsOfAll.includes(reason)) ?? refusals[0];
  return refusal === undefined
    ? { kind: 'unreachable', ...whyUnreachable(messengers, reader) }
    : { kind: 'refused', ...refusal, ...remembering(refusals) };
}

/** What waits for a platform that takes nothing at all is tried there again. */
function remembering(refusals: readonly Refusal[]): { refusals?: Refusal[] } {
  const lasting = refusals.filter(({ reason }) => !reasonsOfAll.includes(reason));
  return lasting.length === 0 ? {} : { refusals: lasting };
}

/**
 * A message that shows the card already is left alone, and so is one that cannot be changed. Whoever cannot be reached
 * there any more gets it on another platform.
 */
async function redraw(
  messengers: readonly Messenger[],
  { sent, drawn: shown }: Standing,
  reader: Person,
  card: Card,
  before: readonly Refusal[],
): Promise<SendResult> {
  const drawn = digestOfCard(card);
  if (drawn === shown) return { kind: 'unchanged', drawn };
  const messenger = messengers.find(({ platform }) => platform === sent.platform);
  if (!messenger) return { kind: 'nothing-to-say' };
  const { platform } = messenger;
  const known = before.find((each) => each.platform === platform);
  const refused = known ? new DeliveryRefused(known.reason) : await update(messenger, sent, reader, card);
  if (refused === undefined) return { kind: 'redrawn', platform, drawn };
  const { reason, isLeftThere } = refused;
  if (reason === 'message-gone')
    return isLeftThere ? { kind: 'nothing-to-say' } : { kind: 'gone', isWanted: false };
  const refusal = { platform, reason };
  if (reason === 'too-large') return { kind: 'refused', ...refusal };
  const others = messengers.filter((other) => other !== messenger);
  const sending = await send(others, reader, card, [...before.filter((each) => each !== known), refusal]);
  return sending.kind === 'sent' || sending.kind === 'delayed' ? sending : { kind: 'refused', ...refusal };
}

async function update(
  messenger: Messenger,
  sent: SentMessage,
  reader: Person,
  card: Card,
): Promise<DeliveryRefused | undefined> {
  try {
    await messenger.update(sent, reader, card);
    return undefined;
  } catch (error) {
    if (!(error instanceof DeliveryRefused)) throw error;
    return error;
  }
}
