import type { Messenger } from '../chat/messenger.ts';
import type { Card } from '../chat/view.ts';
import type { Core } from '../core.ts';
import type { Message } from '../outbox/message.ts';
import type { NoticeKind, NoticeOf, PersonNotice } from '../outbox/notice.ts';
import type { SendResult } from '../outbox/send-result.ts';
import type { Person } from '../people/person.ts';
import { type ComposeAny, sendList } from './list/send-list.ts';
import { noticeSenders } from './notice-senders.ts';
import type { NoticeSender, PersonNoticeSender } from './sending/notice-sender.ts';

/** Sends a message as its kind is sent, or draws it again where it stands; what goes wrong on the way is tried later. */
export async function sendNotice(
  core: Core,
  messengers: readonly Messenger[],
  message: Message,
): Promise<SendResult> {
  try {
    const sender = senderOf(message.notice);
    // Of a kind that another version of Tandem stored, this one has nothing to say.
    if (!sender) return { kind: 'nothing-to-say' };
    if (message.isList) return await sendList(core, messengers, message, composeAny);
    return await sender.send(core, messengers, message, message.notice);
  } catch (error) {
    return { kind: 'delayed', error };
  }
}

function senderOf<Kind extends NoticeKind>({ kind }: NoticeOf<Kind>): NoticeSender<Kind> | undefined {
  const senders: { readonly [K in NoticeKind]?: NoticeSender<K> } = noticeSenders;
  return senders[kind];
}

/** The card of any notice to one person. */
const composeAny: ComposeAny = (core, reader, notice, isStanding) => {
  if (notice.kind === 'digest') return Promise.resolve(undefined);
  return composeOf(core, reader, notice, isStanding);
};

function composeOf<Kind extends PersonNotice['kind']>(
  core: Core,
  reader: Person,
  notice: NoticeOf<Kind>,
  isStanding: boolean,
): Promise<Card | undefined> {
  const senders: { readonly [K in PersonNotice['kind']]?: PersonNoticeSender<K> } = noticeSenders;
  return senders[notice.kind]?.compose(core, reader, notice, isStanding) ?? Promise.resolve(undefined);
}
