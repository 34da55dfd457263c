import type { NewMessage } from './new-message.ts';

import type { OneToOneNotice, PersonNotice } from './notice.ts';

/** The id of a message, the same for whatever must not be said twice. */
export function keyOf(message: NewMessage): string {
  if ('place' in message) {
    const { place, notice } = message;
    return `${notice.kind}:${place.teamId}:${place.platform}:${notice.on}`;
  }
  const { personId, notice, turn = turnOf(notice) } = message;
  return [notice.kind, ...aboutOf(notice), personId, ...(turn === undefined ? [] : [turn])].join(':');
}

function aboutOf(notice: PersonNotice): string[] {
  switch (notice.kind) {
    case 'reminder':
      return [];
    case 'channel-trouble':
      return [notice.teamId, notice.platform, notice.channel];
    default:
      return [thingOf(notice), ...('part' in notice ? [notice.part] : [])];
  }
}

function thingOf(notice: OneToOneNotice): string {
  if ('actionPointId' in notice) return notice.actionPointId;
  return 'commentId' in notice ? notice.commentId : notice.oneToOneId;
}

function turnOf(notice: PersonNotice): string | number | undefined {
  if ('turn' in notice) return notice.turn;
  if ('since' in notice) return notice.since;
  if ('meetingAt' in notice) return notice.meetingAt;
  return 'on' in notice ? notice.on : undefined;
}
