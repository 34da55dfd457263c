import { isQuiet, issueTime, noon } from '../../settings/quiet-hours.ts';
import type { QuietHours } from '../../settings/settings.ts';
import { dayIn, timeOfDayIn } from '../../time/local-time.ts';
import type { Message } from '../message.ts';
import type { NoticeKind } from '../notice.ts';

/** What goes together: what is issued on one morning, what is shared within minutes, what waited for somebody. */
export type Group = 'issued' | 'part-shared' | 'waited';

const alike: readonly NoticeKind[] = ['issued', 'part-shared'] satisfies Group[];

/** So long after the first of them was sent, others still join it. */
export const windowMs = 15 * 60_000;

type Grouped = Pick<Message, 'notice' | 'hasWaited' | 'oneToOneId'>;

/** What a message goes together with, if with anything. */
export function groupOf({ notice, hasWaited, oneToOneId }: Grouped): Group | undefined {
  if (oneToOneId === undefined) return undefined;
  if (hasWaited) return 'waited';
  return alike.includes(notice.kind) ? (notice.kind as Group) : undefined;
}

/** One message of a group at a time leads it; this is its key. */
export function keyOfGroup(group: Group, personId: string): string {
  return `${group}:${personId}`;
}

/** What comes at one moment to one person and goes together. */
export interface Together {
  group: Group;
  timeZone: string;
  quietHours: QuietHours;
  /** Among it is a 1-to-1 of their own, which they are the one to prepare: joined in silence, they would not hear of it. */
  hasOwn: boolean;
}

/**
 * Whether what comes now may join the message that leads its group: as long as that stands where it was sent, or is on its
 * way, and its window is open.
 */
export function isOpen(
  { state, sent, gone, sentAt }: Pick<Message, 'state' | 'sent' | 'gone' | 'sentAt'>,
  { group, timeZone, quietHours, hasOwn }: Together,
  now: Date,
): boolean {
  if (gone) return false;
  if (state === 'pending') return true;
  if (state !== 'sent' || !sent || !sentAt) return false;
  if (now.getTime() - sentAt.getTime() <= windowMs) return true;
  const sentTime = timeOfDayIn(sentAt, timeZone);
  // What came before the hour at which its reader hears of things is not what they hear then.
  const isHeard = sentTime >= issueTime && !isQuiet(sentTime, quietHours);
  return group === 'issued' && !hasOwn && isHeard && halfDayOf(sentAt, timeZone) === halfDayOf(now, timeZone);
}

/** What is issued in the afternoon is news of its own. */
function halfDayOf(moment: Date, timeZone: string): string {
  return `${dayIn(moment, timeZone)} ${timeOfDayIn(moment, timeZone) < noon ? 'morning' : 'afternoon'}`;
}
