import type { Core } from '../core.ts';
import { type Person, PersonModel, type Platform } from '../people/person.ts';
import { composeNotice } from '../views/compose-notice.ts';
import type { Card } from '../views/view.ts';
import { type Channel, DeliveryRefused, type RefusalReason, type SentMessage } from './channel.ts';
import { chooseChannels } from './choose-channels.ts';
import type { Message } from './message.ts';
import { NotItsTurn } from './paced-channel.ts';
import { sendPost } from './send-post.ts';
import { sendReminder } from './send-reminder.ts';

/** What the platforms made of a message. */
export type Sending =
  /** `reader` is absent for a post in a team's channel. */
  | { kind: 'sent'; sent: SentMessage; reader?: Person }
  /** `isOver` is said of a reminder. */
  | { kind: 'redrawn'; platform: Platform; isOver?: boolean }
  | { kind: 'nothing-to-say' }
  | { kind: 'unreachable' }
  | { kind: 'refused'; reason: RefusalReason; platform?: Platform }
  | { kind: 'delayed'; error: unknown };

/** Composes a message as things stand now and hands it to the platform that reaches its readers. */
export async function sendNotice(
  core: Core,
  channels: readonly Channel[],
  message: Message,
): Promise<Sending> {
  try {
    const { notice } = message;
    if (notice.kind === 'digest') return await sendPost(core, channels, message, notice);
    const reader = await findReader(message);
    if (reader && notice.kind === 'reminder') {
      return await sendReminder(core, reader, message, notice, {
        platform: chooseChannels(channels, reader)[0]?.platform,
        send: (card) => send(chooseChannels(channels, reader), reader, card),
        redraw: (sent, card) => redraw(channels, sent, reader, card),
      });
    }
    const card = reader && (await composeNotice(core, reader, notice, message.sent !== undefined));
    if (!reader || !card) return { kind: 'nothing-to-say' };
    return message.sent
      ? await redraw(channels, message.sent, reader, card)
      : await send(chooseChannels(channels, reader), reader, card);
  } catch (error) {
    return { kind: 'delayed', error };
  }
}
/** The active person a message is for; to the message that welcomed them, they are still new. */
async function findReader(message: Message): Promise<Person | undefined> {
  if (message.personId === undefined) return undefined;
  const reader = await PersonModel.findOne({ _id: message.personId, isActive: true }).lean<Person>();
  if (!reader) return undefined;
  const { welcomedAt, ...newcomer } = reader;
  const isTheWelcome = welcomedAt !== undefined && welcomedAt.getTime() === message.sentAt?.getTime();
  return isTheWelcome ? newcomer : reader;
}

/**
 * Whoever refuses is passed over, and so is who takes nothing at all just now; when all refuse, the first reason stands.
 */
async function send(channels: readonly Channel[], reader: Person, card: Card): Promise<Sending> {
  let suspension: NotItsTurn | undefined;
  const refusals: { reason: RefusalReason; platform: Platform }[] = [];
  for (const channel of channels) {
    try {
      return { kind: 'sent', sent: await channel.send(reader, card), reader };
    } catch (error) {
      if (error instanceof NotItsTurn && error.isSuspended) suspension ??= error;
      else if (error instanceof DeliveryRefused)
        refusals.push({ reason: error.reason, platform: channel.platform });
      else throw error;
    }
  }
  if (suspension) throw suspension;
  const [refusal] = refusals;
  return refusal === undefined ? { kind: 'unreachable' } : { kind: 'refused', ...refusal };
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
): Promise<Sending> {
  const channel = channels.find(({ platform }) => platform === sent.platform);
  if (!channel) return { kind: 'nothing-to-say' };
  try {
    await channel.update(sent, reader, card);
    return { kind: 'redrawn', platform: sent.platform };
  } catch (error) {
    if (!(error instanceof DeliveryRefused)) throw error;
    const { platform } = channel;
    if (error.reason === 'message-gone') return { kind: 'nothing-to-say' };
    if (error.reason === 'too-large') return { kind: 'refused', reason: error.reason, platform };
    const others = chooseChannels(channels, reader).filter((other) => other.platform !== platform);
    const sending = await send(others, reader, card);
    return sending.kind === 'sent' ? sending : { kind: 'refused', reason: error.reason, platform };
  }
}
