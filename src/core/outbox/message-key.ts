import type { NewMessage } from './new-message.ts';
import type { NoticeKind, NoticeOf } from './notice.ts';
import { noticeKinds } from './notice-kinds.ts';

/** The id of a message, the same for whatever must not be said twice. */
export function keyOf(message: NewMessage): string {
  if ('place' in message) {
    const { teamId, platform } = message.place;
    return joined(message.notice, `${teamId}:${platform}`);
  }
  return joined(message.notice, message.personId, message.distinctBy);
}

function joined<Kind extends NoticeKind>(
  notice: NoticeOf<Kind>,
  reader: string,
  distinctBy?: string,
): string {
  const parts = [notice.kind, ...noticeKinds[notice.kind].key(notice, reader), distinctBy];
  return parts.filter((part) => part !== undefined).join(':');
}
