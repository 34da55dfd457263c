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
type Compose<Kind extends PersonNotice['kind']> = (
  core: Core,
  reader: Person,
  notice: NoticeOf<Kind>,
  isStanding: boolean,
) => Promise<Card | undefined>;

/** Whether there is still something for its reader to do about what it is about. */
type IsLeftToDo<Kind extends PersonNotice['kind']> = (
  core: Core,
  reader: Person,
  notice: NoticeOf<Kind>,
) => Promise<boolean>;

/** What a notice to one person says, and whether it waits for them. */
export interface ToOnePerson<Kind extends PersonNotice['kind']> {
  compose: Compose<Kind>;
  /** Absent where it is not about a 1-to-1. */
  isLeftToDo?: IsLeftToDo<Kind>;
}

/** To one person. */
export interface PersonNoticeSender<Kind extends PersonNotice['kind']>
  extends NoticeSender<Kind>,
    ToOnePerson<Kind> {}
