import type { Core } from '../../core.ts';
import type { Message } from '../../outbox/message.ts';
import type { NoticeOf, PersonNotice } from '../../outbox/notice.ts';
import type { SendResult } from '../../outbox/send-result.ts';
import { type Person, PersonModel } from '../../people/person.ts';
import { asItIsNow, isNewestToReader, type Leftover } from './newest-to-reader.ts';
import type { PersonNoticeSender, ToOnePerson } from './notice-sender.ts';
import { type WaysToReader, waysTo } from './ways-to-reader.ts';

type SendToReader<Kind extends PersonNotice['kind']> = (
  core: Core,
  reader: Person,
  message: Message,
  notice: NoticeOf<Kind>,
  ways: WaysToReader,
) => Promise<SendResult>;

/** What is written to one person: a message of its own, drawn again where it stands, unless it is sent in another way. */
export function toPerson<Kind extends PersonNotice['kind']>(
  what: ToOnePerson<Kind>,
  sendToReader: SendToReader<Kind> = asOwnMessage(what),
): PersonNoticeSender<Kind> {
  return {
    ...what,
    async send(core, messengers, message, notice) {
      const reader = await findReader(message);
      if (!reader) return { kind: 'nothing-to-say' };
      const ways = waysTo(messengers, reader, message.refusals);
      return sendToReader(core, reader, message, notice, ways);
    },
  };
}

function asOwnMessage<Kind extends PersonNotice['kind']>({
  compose,
  isLeftToDo,
}: ToOnePerson<Kind>): SendToReader<Kind> {
  return async (core, reader, message, notice, ways) =>
    sendOrRedraw(message, ways, {
      isWanted: async () =>
        isLeftToDo !== undefined &&
        (await isNewestToReader(core, reader, message)) &&
        (await isLeftToDo(core, reader, notice)),
      async draw(hasStood) {
        const card = await compose(core, reader, notice, hasStood);
        if (card) return { card, showsState: false };
        return hasStood ? asItIsNow(core, reader, message) : undefined;
      },
    });
}

/** How a message of its own is made. */
interface OwnMessage {
  /** Whether its reader is to have it anew, should it be gone. */
  isWanted(): Promise<boolean>;
  /** @param hasStood it was sent before, so that it also says that what it was about is gone */
  draw(hasStood: boolean): Promise<Leftover | undefined>;
}

/** Sends a message, draws it again where it stands, or, where that was deleted, sends it anew if it is still wanted. */
export async function sendOrRedraw(
  message: Message,
  ways: WaysToReader,
  { isWanted, draw }: OwnMessage,
): Promise<SendResult> {
  const { sent, gone } = message;
  // By the time that it can be posted anew they may have done it.
  if (gone && !(await isWanted())) return { kind: 'gone', isWanted: false };
  const drawn = await draw((sent ?? gone) !== undefined);
  if (!drawn) return { kind: 'nothing-to-say' };
  const { card, showsState } = drawn;
  const sending = sent ? await ways.redraw({ ...message, sent }, card) : await ways.send(card);
  if (sending.kind === 'gone') return { kind: 'gone', isWanted: await isWanted() };
  return noting(sending, message, showsState);
}

function noting(sending: SendResult, before: Message, showsState: boolean): SendResult {
  if (showsState === (before.showsState ?? false)) return sending;
  const isDrawn = sending.kind === 'sent' || sending.kind === 'redrawn' || sending.kind === 'unchanged';
  return isDrawn ? { ...sending, showsState } : sending;
}

/** The active person a message is for; to the message that welcomed them, they are still new. */
export async function findReader(message: Message): Promise<Person | undefined> {
  if (message.personId === undefined) return undefined;
  const reader = await PersonModel.findOne({ _id: message.personId, isActive: true }).lean<Person>();
  if (!reader) return undefined;
  const { welcomedAt, ...newcomer } = reader;
  const isTheWelcome = welcomedAt !== undefined && welcomedAt.getTime() === message.sentAt?.getTime();
  return isTheWelcome ? newcomer : reader;
}
