import type mongoose from 'mongoose';
import type { RefusalReason } from '../chat/refusal.ts';
import { byTrouble, type Message, MessageModel } from '../outbox/message.ts';
import type { Platform } from '../people/person.ts';
import { suspendedLanes } from './suspended.ts';

/** Somebody for whom something has not arrived, or one post that is for nobody in particular. */
export interface Reader {
  personId?: string;
  postId?: string;
  since: Date;
}

interface Group {
  state: 'pending' | 'failed';
  reason?: RefusalReason;
  platform?: Platform;
  messages: number;
  people: number;
}

/** Counted in the index alone: of everything that has not arrived, why and for how many. */
export async function countsInGroup(): Promise<Group[]> {
  const lanes = await suspendedLanes();
  const groups = await MessageModel.aggregate<{
    /** What is absent is null in an index. */
    _id: { state: Group['state']; reason?: RefusalReason | null; platform?: Platform | null };
    messages: number;
    people: number;
  }>([
    {
      $match: {
        state: { $in: ['failed', 'pending'] },
        troubledAt: { $type: 'date' },
        // What waits for a platform that takes nothing is counted there.
        ...(lanes.length > 0 && { lane: { $nin: lanes } }),
      },
    },
    {
      $group: {
        _id: { state: '$state', reason: '$refusedBecause', platform: '$refusedOn', personId: '$personId' },
        messages: { $sum: 1 },
      },
    },
    {
      $group: {
        _id: { state: '$_id.state', reason: '$_id.reason', platform: '$_id.platform' },
        messages: { $sum: '$messages' },
        people: { $sum: { $cond: [{ $eq: [{ $type: '$_id.personId' }, 'string'] }, 1, 0] } },
      },
    },
  ]).hint(byTrouble);
  return groups.map(({ _id: { state, reason, platform }, ...counts }) => ({
    state,
    ...(reason && { reason }),
    ...(platform && { platform }),
    ...counts,
  }));
}

/**
 * Whom these messages are for, the newest first; a post stands for itself.
 * @param since by which field: what is troubled is read from its index alone
 */
export async function readersIn(
  filter: mongoose.QueryFilter<Message>,
  since: 'troubledAt' | 'createdAt',
): Promise<Reader[]> {
  const grouping = MessageModel.aggregate<{ _id: string; since: Date }>([
    { $match: { ...filter, personId: { $type: 'string' } } },
    { $group: { _id: '$personId', since: { $min: `$${since}` } } },
  ]);
  const people = await (since === 'troubledAt' ? grouping.hint(byTrouble) : grouping);
  const posts = await MessageModel.find(
    { ...filter, personId: { $exists: false } },
    { troubledAt: 1, createdAt: 1 },
  ).lean();
  const readers: Reader[] = [
    ...people.map(({ _id: personId, since: at }) => ({ personId, since: at })),
    ...posts.map(({ _id: postId, createdAt, ...post }) => ({ postId, since: post.troubledAt ?? createdAt })),
  ];
  // Whoever is in trouble since one moment, as after an issue, stands in the same order on each page.
  const nameOf = ({ personId, postId }: Reader) => personId ?? postId ?? '';
  return readers.sort((a, b) => b.since.getTime() - a.since.getTime() || (nameOf(a) < nameOf(b) ? -1 : 1));
}
