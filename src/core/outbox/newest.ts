import type { Message } from './message.ts';
import { saysState } from './notice-kinds.ts';

/** What tells which of two messages to somebody about a 1-to-1 came later. */
export type Placed = Pick<Message, '_id' | 'state' | 'sentAt' | 'sent' | 'gone'>;

export type Addressed = Placed & Pick<Message, 'personId' | 'notice' | 'showsState' | 'isList'>;

/** In the words of the database. */
export const placedFields = {
  personId: 1,
  notice: 1,
  showsState: 1,
  isList: 1,
  state: 1,
  sentAt: 1,
  sent: 1,
  gone: 1,
} as const;

/** Whether nothing came to its reader after it, nor is on its way; what came and was deleted counts as well. */
export function isNewest(message: Placed, others: readonly Placed[]): boolean {
  return !others.some((other) => {
    const counts = other.state === 'pending' || other.state === 'sent';
    return counts && other._id !== message._id && isNewer(other, message);
  });
}

/** What was never sent is on its way, and comes after everything. */
function isNewer(one: Placed, other: Placed): boolean {
  if (!one.sentAt || !other.sentAt) return !one.sentAt && other.sentAt !== undefined;
  const laterMs = one.sentAt.getTime() - other.sentAt.getTime();
  return laterMs === 0 ? isNamedLater(nameOf(one), nameOf(other)) : laterMs > 0;
}

function nameOf({ sent, gone }: Placed): string {
  return (sent ?? gone)?.messageId ?? '';
}

/** Of one moment: both platforms name messages by numbers that grow. */
function isNamedLater(name: string, other: string): boolean {
  return name.length === other.length ? name > other : name.length > other.length;
}

/**
 * Of the messages about a 1-to-1, those to be drawn again when a step changed how it is: what says how it is, by its
 * kind or as it was drawn last, and the newest to each person. What is on its way counts, and so does the newest that
 * stands: the other may have nothing to say.
 */
export function whichSayHowItIs(messages: readonly Addressed[]): string[] {
  const standing = messages.filter(({ sent }) => sent !== undefined);
  return messages
    .filter((message) => {
      const toTheSame = standing.filter(({ personId }) => personId === message.personId);
      const { notice, showsState = false, isList = false, state } = message;
      return (
        saysState(notice.kind) || showsState || isList || state === 'pending' || isNewest(message, toTheSame)
      );
    })
    .map(({ _id }) => _id);
}
