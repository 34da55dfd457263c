import type { Messenger } from '../../chat/messenger.ts';
import type { Card } from '../../chat/view.ts';
import type { Core } from '../../core.ts';
import type { Message } from '../../outbox/message.ts';
import type { NoticeKind, NoticeOf, PersonNotice } from '../../outbox/notice.ts';
import type { SendResult } from '../../outbox/send-result.ts';
import type { Person } from '../../people/person.ts';

/** How notices of one kind reach those who read them. */
export interface NoticeSender<Kind extends NoticeKind> {
  /** Composes a message as things stand now and hands it to the platform that reaches its readers. */
  send(
    core: Core,
    messengers: readonly Messenger[],
    message: Message,
    notice: NoticeOf<Kind>,
  ): Promise<SendResult>;
}

/**
 * The card for its one reader, as things stand now; undefined when there is nothing left to say.
 * @param isStanding it was sent and is drawn again: then it also says that what it was about is gone
 */
export type Compose<Kind extends PersonNotice['kind']> = (
  core: Core,
  reader: Person,
  notice: NoticeOf<Kind>,
  isStanding: boolean,
) => Promise<Card | undefined>;

/** To one person. */
export interface PersonNoticeSender<Kind extends PersonNotice['kind']> extends NoticeSender<Kind> {
  compose: Compose<Kind>;
}
