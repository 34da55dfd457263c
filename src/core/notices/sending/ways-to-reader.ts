import { type Channel, DeliveryRefused, type SentMessage } from '../../chat/channel.ts';
import { type Refusal, reasonsOfAll } from '../../chat/refusal.ts';
import type { Card } from '../../chat/view.ts';
import { chooseChannels } from '../../outbox/choose-channels.ts';
import { NotItsTurn } from '../../outbox/paced-channel.ts';
import type { Sending } from '../../outbox/sending.ts';
import type { Person, Platform } from '../../people/person.ts';

/** How a card reaches a reader: as a new message, or where one stands. */
export interface WaysToReader {
  /** Where they would be written to now. */
  platform: Platform | undefined;
  send(card: Card): Promise<Sending>;
  redraw(sent: SentMessage, card: Card): Promise<Sending>;
}

/** @param before who refused already, and is not asked again */
export function waysTo(
  channels: readonly Channel[],
  reader: Person,
  before: readonly Refusal[] = [],
): WaysToReader {
  return {
    platform: chooseChannels(channels, reader, before)[0]?.platform,
    send: (card) => send(channels, reader, card, before),
    redraw: (sent, card) => redraw(channels, sent, reader, card, before),
  };
}

/**
 * Whoever refuses is passed over, also when it did so before, and so is who takes nothing at all just now. When all
 * refuse, the first reason stands; but where one takes nothing at all it is that, for it may do so again.
 */
async function send(
  channels: readonly Channel[],
  reader: Person,
  card: Card,
  before: readonly Refusal[],
): Promise<Sending> {
  let suspension: NotItsTurn | undefined;
  const refusals = [...before];
  for (const channel of chooseChannels(channels, reader, before)) {
    try {
      return { kind: 'sent', sent: await channel.send(reader, card), reader };
    } catch (error) {
      if (error instanceof NotItsTurn && error.isSuspended) suspension ??= error;
      else if (error instanceof DeliveryRefused)
        refusals.push({ platform: channel.platform, reason: error.reason });
      else return { kind: 'delayed', error, ...remembering(refusals) };
    }
  }
  if (suspension) return { kind: 'delayed', error: suspension, ...remembering(refusals) };
  const refusal = refusals.find(({ reason }) => reasonsOfAll.includes(reason)) ?? refusals[0];
  return refusal === undefined
    ? { kind: 'unreachable' }
    : { kind: 'refused', ...refusal, ...remembering(refusals) };
}

/** What waits for a platform that takes nothing at all is tried there again. */
function remembering(refusals: readonly Refusal[]): { refusals?: Refusal[] } {
  const lasting = refusals.filter(({ reason }) => !reasonsOfAll.includes(reason));
  return lasting.length === 0 ? {} : { refusals: lasting };
}

/**
 * A message that is gone, or whose platform is not in use any more, has nothing to be drawn on. Whoever cannot be
 * reached there any more gets it on the other platform.
 */
async function redraw(
  channels: readonly Channel[],
  sent: SentMessage,
  reader: Person,
  card: Card,
  before: readonly Refusal[],
): Promise<Sending> {
  const channel = channels.find(({ platform }) => platform === sent.platform);
  if (!channel) return { kind: 'nothing-to-say' };
  const { platform } = channel;
  const refusal =
    before.find((each) => each.platform === platform) ?? (await update(channel, sent, reader, card));
  if (refusal === undefined) return { kind: 'redrawn', platform };
  if (refusal.reason === 'message-gone') return { kind: 'nothing-to-say' };
  if (refusal.reason === 'too-large') return { kind: 'refused', ...refusal };
  const others = channels.filter((other) => other !== channel);
  const sending = await send(others, reader, card, [...before.filter((each) => each !== refusal), refusal]);
  return sending.kind === 'sent' || sending.kind === 'delayed' ? sending : { kind: 'refused', ...refusal };
}

async function update(
  channel: Channel,
  sent: SentMessage,
  reader: Person,
  card: Card,
): Promise<Refusal | undefined> {
  try {
    await channel.update(sent, reader, card);
    return undefined;
  } catch (error) {
    if (!(error instanceof DeliveryRefused)) throw error;
    return { platform: channel.platform, reason: error.reason };
  }
}
