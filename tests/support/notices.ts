import type { Card } from '../../src/core/chat/view.ts';
import type { Core } from '../../src/core/core.ts';
import { noticeSenders } from '../../src/core/notices/notice-senders.ts';
import type { PersonNoticeSender } from '../../src/core/notices/sending/notice-sender.ts';
import { type Message, MessageModel } from '../../src/core/outbox/message.ts';
import type { NoticeKind, NoticeOf, PersonNotice } from '../../src/core/outbox/notice.ts';
import type { Person } from '../../src/core/people/person.ts';

/** The messages of one kind that are in the outbox, by key. */
export async function messagesOf(kind: NoticeKind): Promise<Message[]> {
  return MessageModel.find({ 'notice.kind': kind }).sort({ _id: 1 }).lean<Message[]>();
}

/** Who is told, in the order of their ids. */
export async function toldOf(kind: NoticeKind): Promise<string[]> {
  return (await messagesOf(kind)).flatMap(({ personId }) => personId ?? []).sort();
}

export function idsOf(...people: Person[]): string[] {
  return people.map(({ _id }) => _id).sort();
}

type PersonKind = PersonNotice['kind'];

/** The card of a notice for its one reader, as things stand now; `isStanding` when it was sent and is drawn again. */
export function composeNotice<Kind extends PersonKind>(
  core: Core,
  reader: Person,
  notice: NoticeOf<Kind>,
  isStanding = false,
): Promise<Card | undefined> {
  const senders: { readonly [K in PersonKind]: PersonNoticeSender<K> } = noticeSenders;
  return senders[notice.kind].compose(core, reader, notice, isStanding);
}

/** The newest message of a kind to a person, as it would be delivered now. */
export async function noticeTo(core: Core, reader: Person, kind: NoticeKind): Promise<Card | undefined> {
  const message = (await messagesOf(kind)).filter(({ personId }) => personId === reader._id).at(-1);
  if (!message || message.notice.kind === 'digest') throw new Error(`no ${kind} for ${reader.name}`);
  return composeNotice(core, reader, message.notice);
}

/** What becomes of the message that stands for a 1-to-1 in somebody's chat when it is drawn again. */
export function redrawn(core: Core, reader: Person, oneToOneId: string): Promise<Card | undefined> {
  return composeNotice(core, reader, { kind: 'issued', oneToOneId }, true);
}
