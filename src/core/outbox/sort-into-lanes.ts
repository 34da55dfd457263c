import type { Messenger } from '../chat/messenger.ts';
import type { RateLimit } from '../chat/rate-limit.ts';
import type { Core } from '../core.ts';
import { type Person, PersonModel } from '../people/person.ts';
import { findSuspensions } from '../rates/suspensions.ts';
import { chooseMessengers } from './choose-messengers.ts';
import { type DueMessage, findDueMessages } from './claim.ts';
import { lanesTo } from './lookups/lanes-to.ts';
import { MessageModel } from './message.ts';

/** For what goes to no platform: there is nobody to write to, or no way to reach them. */
export const noLane: RateLimit = { key: 'none', windows: [] };

const sortedAtOnce = 500;

/**
 * Joins messages to others that say them.
 * @returns the ids of those that are not to be sent as they are
 */
export type JoinMessages = (
  core: Core,
  dueIds: readonly string[],
  readers: ReadonlyMap<string, Pick<Person, 'timeZone' | 'preferences'>>,
) => Promise<ReadonlySet<string>>;

/**
 * Puts messages that are due where they wait for their platform, so that a slow one holds up no other; the nearest
 * deadlines first.
 * @returns whether there may be more
 */
export async function sortIntoLanes(
  core: Core,
  messengers: readonly Messenger[],
  join?: JoinMessages,
): Promise<boolean> {
  const due = await findDueMessages(core, undefined, sortedAtOnce);
  if (due.length === 0) return false;
  const suspended = new Set((await findSuspensions()).map(({ key }) => key));
  const known = { suspended, now: core.clock.now() };
  const personIds = due.flatMap(({ personId }) => personId ?? []);
  const people = personIds.length === 0 ? [] : await findReaders(personIds);
  const readers = new Map(people.map((person) => [person._id, person]));
  const idsByLane = new Map<string, string[]>();
  const dueIds = due.map(({ _id }) => _id);
  const active = new Map(people.filter(({ isActive }) => isActive).map((person) => [person._id, person]));
  const taken = (await join?.(core, dueIds, active)) ?? new Set();
  for (const message of due.filter(({ _id }) => !taken.has(_id))) {
    const lane = laneOf(messengers, message, readers.get(message.personId ?? ''), known);
    idsByLane.set(lane, [...(idsByLane.get(lane) ?? []), message._id]);
  }
  for (const [lane, ids] of idsByLane)
    await MessageModel.updateMany(
      { _id: { $in: ids }, nextTryAt: { $type: 'date' }, joinedTo: { $exists: false } },
      { $set: { lane } },
    );
  return due.length === sortedAtOnce;
}

/** What waits for a platform that is not in use any more is sorted anew. */
export async function leaveOtherLanes(lanes: readonly RateLimit[]): Promise<void> {
  const keys = lanes.map(({ key }) => key);
  await MessageModel.updateMany(
    { lane: { $type: 'string', $nin: keys }, nextTryAt: { $type: 'date' } },
    { $unset: { lane: true } },
  );
}

function findReaders(ids: string[]): Promise<Person[]> {
  return PersonModel.find({ _id: { $in: ids } })
    .select({ isActive: 1, email: 1, slack: 1, teams: 1, lookup: 1, preferences: 1, timeZone: 1 })
    .lean<Person[]>();
}

function laneOf(
  messengers: readonly Messenger[],
  { place, state, sent, refusals = [] }: DueMessage,
  reader: Person | undefined,
  { suspended, now }: { suspended: ReadonlySet<string>; now: Date },
): string {
  if (place) {
    const messenger = messengers.find(({ platform }) => platform === place.platform);
    return messenger ? messenger.limitsFor(place.teamId)[0].key : noLane.key;
  }
  if (reader !== undefined && sent && state === 'replaced') {
    const messenger = messengers.find(({ platform }) => platform === sent.platform);
    return messenger ? messenger.limitsForRemoval(reader)[0].key : noLane.key;
  }
  if (!reader?.isActive || state === 'replaced') return noLane.key;
  if (sent && !refusals.some(({ platform }) => platform === sent.platform)) {
    const messenger = messengers.find(({ platform }) => platform === sent.platform);
    return messenger ? messenger.limitsFor(reader, sent)[0].key : noLane.key;
  }
  const sending = chooseMessengers(messengers, reader, refusals).map(
    (messenger) => messenger.limitsFor(reader)[0].key,
  );
  const lanes = lanesTo(messengers, reader, refusals, { sending, now });
  return lanes.find((lane) => !suspended.has(lane)) ?? lanes[0] ?? noLane.key;
}
