import { type UndeliveredReason, undeliveredReasons } from '../chat/refusal.ts';
import { type Message, MessageModel } from '../outbox/message.ts';
import type { NoticeKind } from '../outbox/notice.ts';
import { locatePage, type Page } from '../page.ts';
import { findPeople } from '../people/find-people.ts';
import { type Platform, platforms } from '../people/person.ts';
import { type Team, TeamModel } from '../people/team.ts';
import { findSuspensions } from '../rates/suspensions.ts';

/** Messages that could not be delivered for the same reason. */
export interface Undelivered {
  reason: UndeliveredReason;
  /** Absent where no platform was to blame. */
  platform?: Platform | undefined;
}

export interface UndeliveredCount extends Undelivered {
  count: number;
}

/** Who did not get what, and since when; never what it said. */
export interface UndeliveredMessage {
  messageId: string;
  who: string;
  kind: NoticeKind;
  failedAt: Date;
}

/** A platform that takes nothing at all, and how much waits for it. */
export interface WaitingPlatform extends UndeliveredCount {
  platform: Platform;
  since: Date;
}

/** In the words of the database, and of the index of what failed. */
export function isUndelivered({ reason, platform }: Undelivered) {
  return {
    state: 'failed' as const,
    refusedBecause: reason === 'gave-up' ? { $exists: false } : reason,
    refusedOn: platform ?? { $exists: false },
  };
}

/** What could not be delivered, by reason; the most frequent first. */
export async function countUndelivered(): Promise<UndeliveredCount[]> {
  const groups = await MessageModel.aggregate<{
    _id: { reason?: UndeliveredReason; platform?: Platform };
    count: number;
  }>([
    { $match: { state: 'failed' } },
    { $sort: { refusedBecause: 1, refusedOn: 1, failedAt: -1 } },
    { $group: { _id: { reason: '$refusedBecause', platform: '$refusedOn' }, count: { $sum: 1 } } },
    { $sort: { count: -1, _id: 1 } },
  ]).hint({ refusedBecause: 1, refusedOn: 1, failedAt: -1 });
  return groups.map(({ _id: { reason = 'gave-up', platform }, count }) => ({ reason, platform, count }));
}

/** One page of what could not be delivered for this reason, the newest first. */
export async function listUndelivered(
  which: Undelivered,
  size: number,
  asked?: number,
): Promise<Page<UndeliveredMessage>> {
  const total = await MessageModel.countDocuments(isUndelivered(which));
  const { index, count, skip } = locatePage(total, size, asked);
  const messages = await MessageModel.find(isUndelivered(which))
    .sort({ failedAt: -1 })
    .skip(skip)
    .limit(size)
    .lean<Message[]>();
  return { items: await withNames(messages), index, count };
}

async function withNames(messages: readonly Message[]): Promise<UndeliveredMessage[]> {
  const people = await findPeople(messages.flatMap(({ personId }) => personId ?? []));
  const teamIds = messages.flatMap(({ place }) => place?.teamId ?? []);
  const teams = await TeamModel.find({ _id: { $in: teamIds } }, { name: 1 }).lean<Team[]>();
  const nameOf = ({ personId, place }: Message) =>
    place
      ? (teams.find(({ _id }) => _id === place.teamId)?.name ?? 'A former team')
      : (people.get(personId ?? '')?.name ?? 'Former colleague');
  return messages.map((message) => ({
    messageId: message._id,
    who: nameOf(message),
    kind: message.notice.kind,
    failedAt: message.failedAt ?? message.createdAt,
  }));
}

/** The platforms that take nothing at all just now. */
export async function findWaitingPlatforms(): Promise<WaitingPlatform[]> {
  const suspensions = await findSuspensions();
  const found = platforms.map(async (platform) => {
    const [first, ...others] = suspensions.filter((each) => each.platform === platform);
    const reason = undeliveredReasons.find((each) => each === first?.because);
    if (first === undefined || reason === undefined) return [];
    const lanes = [first, ...others].map(({ key }) => key);
    const count = await MessageModel.countDocuments({
      lane: { $in: lanes },
      nextTryAt: { $type: 'date' },
      // Nobody misses that an old reminder is taken away.
      state: { $ne: 'replaced' },
    });
    return [{ platform, reason, since: first.since, count }];
  });
  return (await Promise.all(found)).flat();
}
