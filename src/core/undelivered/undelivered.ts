import type { UndeliveredReason } from '../chat/refusal.ts';
import { findJoinedTo } from '../outbox/joined.ts';
import { MessageModel } from '../outbox/message.ts';
import type { NoticeKind } from '../outbox/notice.ts';
import { locatePage, type Page } from '../page.ts';
import { findPeople } from '../people/find-people.ts';
import type { Platform } from '../people/person.ts';
import { TeamModel } from '../people/team.ts';
import { countsInGroup, type Reader, readersIn } from './readers.ts';
import { suspendedLanes } from './suspended.ts';

/** Messages that have not arrived for the same reason. */
export interface Undelivered {
  reason: UndeliveredReason;
  /** Absent where no platform was to blame. */
  platform?: Platform | undefined;
  /**
   * `waiting`: they are tried again by themselves. `suspended`: they wait for a platform that takes nothing at all. Absent
   * where they were given up.
   */
  state?: 'waiting' | 'suspended' | undefined;
}

export interface UndeliveredCount extends Undelivered {
  messages: number;
  /** Whom they are for; a post in a team's channel is for nobody in particular. */
  people: number;
}

/** Who did not get what, and since when; never what it said. */
export interface Unreached {
  /** One of theirs; sending it again sends the others as well. */
  messageId: string;
  who: string;
  kinds: { kind: NoticeKind; count: number }[];
  since: Date;
  triedAt?: Date | undefined;
  nextTryAt?: Date | undefined;
}

/** In the words of the database, and of the index of what has not arrived. */
export async function undeliveredFilter({ reason, platform, state }: Undelivered) {
  if (state === 'suspended') return waitingIn(await suspendedLanes({ reason, platform }));
  return {
    state: state === 'waiting' ? ('pending' as const) : ('failed' as const),
    refusedBecause: reason === 'gave-up' || reason === 'retried' ? { $exists: false } : reason,
    refusedOn: platform ?? { $exists: false },
    troubledAt: { $type: 'date' as const },
  };
}

function waitingIn(lanes: readonly string[]) {
  return { state: 'pending' as const, lane: { $in: [...lanes] }, nextTryAt: { $type: 'date' as const } };
}

/** What has not arrived, by whether it still may and by reason; what concerns the most people first. */
export async function countUndelivered(): Promise<UndeliveredCount[]> {
  const groups = await countsInGroup();
  return groups
    .map(({ state, reason, platform, ...counts }): UndeliveredCount => {
      const isWaiting = state === 'pending';
      return {
        reason: reason ?? (isWaiting ? 'retried' : 'gave-up'),
        platform,
        ...(isWaiting && { state: 'waiting' }),
        ...counts,
      };
    })
    .sort((a, b) => b.people - a.people || b.messages - a.messages);
}

/** One page of those who did not get something for this reason, the newest first. */
export async function listUndelivered(
  which: Undelivered,
  size: number,
  asked?: number,
): Promise<Page<Unreached>> {
  const filter = await undeliveredFilter(which);
  const readers = await readersIn(filter, which.state === 'suspended' ? 'createdAt' : 'troubledAt');
  const { index, count, skip } = locatePage(readers.length, size, asked);
  return { items: await described(filter, readers.slice(skip, skip + size)), index, count };
}

async function described(
  filter: Awaited<ReturnType<typeof undeliveredFilter>>,
  readers: readonly Reader[],
): Promise<Unreached[]> {
  const personIds = readers.flatMap(({ personId }) => personId ?? []);
  const postIds = readers.flatMap(({ postId }) => postId ?? []);
  const messages = await MessageModel.find({
    ...filter,
    $or: [{ personId: { $in: personIds } }, { _id: { $in: postIds } }],
  }).lean();
  const joined = await findJoinedTo(messages.map(({ _id }) => _id));
  const people = await findPeople(personIds);
  const teamIds = messages.flatMap(({ place }) => place?.teamId ?? []);
  const teams = new Map(
    (await TeamModel.find({ _id: { $in: teamIds } }, { name: 1 }).lean()).map(({ _id, name }) => [_id, name]),
  );
  return readers.flatMap(({ personId, postId, since }) => {
    const theirs = messages.filter(({ _id, ...message }) =>
      personId === undefined ? _id === postId : message.personId === personId,
    );
    const [first] = theirs;
    if (first === undefined) return [];
    const who = first.place
      ? (teams.get(first.place.teamId) ?? 'A former team')
      : (people.get(personId ?? '')?.name ?? 'Former colleague');
    const told = [...theirs, ...joined.filter((message) => message.personId === first.personId)];
    const kinds = [...new Set(told.map(({ notice }) => notice.kind))].map((kind) => ({
      kind,
      count: told.filter(({ notice }) => notice.kind === kind).length,
    }));
    return [
      {
        messageId: first._id,
        who,
        kinds,
        since,
        triedAt: latest(theirs.map(({ triedAt }) => triedAt)),
        nextTryAt: earliest(theirs.map(({ nextTryAt }) => nextTryAt)),
      },
    ];
  });
}

function latest(dates: readonly (Date | undefined)[]): Date | undefined {
  return sorted(dates).at(-1);
}

function earliest(dates: readonly (Date | undefined)[]): Date | undefined {
  return sorted(dates)[0];
}

function sorted(dates: readonly (Date | undefined)[]): Date[] {
  return dates.flatMap((date) => date ?? []).sort((a, b) => a.getTime() - b.getTime());
}
