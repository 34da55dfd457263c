import mongoose from 'mongoose';
import type { Core } from '../../core.ts';
import { duplicateKey } from '../../database/is-duplicate-key.ts';
import type { Person } from '../../people/person.ts';
import { getSettings } from '../../settings/settings.ts';
import { drawAgain } from '../draw-again.ts';
import { findJoinedTo, leadersOf } from '../joined.ts';
import { type Message, MessageModel } from '../message.ts';
import { type Group, groupOf, isOpen, keyOfGroup } from './groups.ts';

type Candidate = Pick<
  Message,
  '_id' | 'notice' | 'oneToOneId' | 'hasWaited' | 'isList' | 'leads' | 'joinedTo'
> &
  Required<Pick<Message, 'personId'>>;

interface Members {
  key: string;
  group: Group;
  reader: Reader;
  members: Candidate[];
}

/** To whom a message is about what. */
export type About = Pick<Candidate, '_id' | 'personId' | 'oneToOneId'>;

/** Of these messages, the ids of those about a 1-to-1 in which their reader is the reviewee. */
export type FindOwn = (messages: readonly About[]) => Promise<ReadonlySet<string>>;

type Reader = Pick<Person, 'timeZone' | 'preferences'>;
type Readers = ReadonlyMap<string, Reader>;

/**
 * Joins messages to one person that belong together: the first of them leads, and lists what all are about. Before the
 * others are let go of, they say to which they belong and the first is asked to be drawn again; whoever is killed in
 * between leaves them due, and they are joined again.
 * @returns the ids of those that are not to be sent as they are
 */
export async function joinMessages(
  core: Core,
  dueIds: readonly string[],
  readers: Readers,
  findOwn: FindOwn,
): Promise<ReadonlySet<string>> {
  const candidates = await findCandidates(dueIds, readers);
  if (candidates.length === 0) return new Set();
  const begun = candidates.filter(({ joinedTo }) => joinedTo !== undefined);
  await finish(core, begun);
  const groups = groupsOf(
    candidates.filter(({ joinedTo }) => joinedTo === undefined),
    readers,
  );
  const leaders = await findLeaders(core, groups, findOwn);
  const followers = groups.flatMap(({ key, members }) => {
    const leaderId = leaders.get(key);
    return members.filter(({ _id }) => _id !== leaderId).map((member) => ({ ...member, key, leaderId }));
  });
  await join(
    core,
    followers.flatMap(({ leaderId, ...member }) => (leaderId === undefined ? [] : [{ ...member, leaderId }])),
  );
  return new Set([...begun, ...followers].map(({ _id }) => _id));
}

/** Of what is due, what was never sent and may go together with something else. */
async function findCandidates(dueIds: readonly string[], readers: Readers): Promise<Candidate[]> {
  const found = await MessageModel.find(
    { _id: { $in: [...dueIds] }, state: 'pending', sent: { $exists: false }, gone: { $exists: false } },
    { personId: 1, notice: 1, oneToOneId: 1, hasWaited: 1, isList: 1, leads: 1, joinedTo: 1 },
  ).lean<Candidate[]>();
  const byId = new Map(found.map((message) => [message._id, message]));
  return dueIds.flatMap((id) => {
    const message = byId.get(id);
    const group = message && groupOf(message);
    if (!message || !group || !readers.has(message.personId)) return [];
    // Whoever leads is sent; but with what waited for somebody, it goes together with all that did.
    const isLeader = message.leads !== undefined && (group !== 'waited' || leadsWhatWaited(message));
    return isLeader ? [] : [message];
  });
}

function leadsWhatWaited({ leads, personId }: Candidate): boolean {
  return leads === keyOfGroup('waited', personId);
}

function groupsOf(candidates: readonly Candidate[], readers: Readers): Members[] {
  const groups = new Map<string, Members>();
  for (const candidate of candidates) {
    const group = groupOf(candidate);
    const reader = readers.get(candidate.personId);
    if (group === undefined || reader === undefined) continue;
    const key = keyOfGroup(group, candidate.personId);
    const together = groups.get(key);
    if (together) together.members.push(candidate);
    else groups.set(key, { key, group, reader, members: [candidate] });
  }
  return [...groups.values()];
}

/** The message that leads each group, by its key: the one that does already, or the first of those that are due. */
async function findLeaders(
  core: Core,
  groups: readonly Members[],
  findOwn: FindOwn,
): Promise<ReadonlyMap<string, string>> {
  const open = await findOpen(core, groups, findOwn);
  const anew = groups.filter(({ key }) => !open.has(key));
  if (anew.length === 0 || (await lead(anew))) {
    const first = anew.flatMap(({ key, members: [member] }) => (member ? [[key, member._id] as const] : []));
    return new Map([...open, ...first]);
  }
  // Another copy of the app was at it too.
  return findOpen(core, groups, findOwn);
}

/** A message that stands no more, or whose window is over, leads no longer. */
async function findOpen(
  core: Core,
  groups: readonly Members[],
  findOwn: FindOwn,
): Promise<Map<string, string>> {
  const keys = groups.map(({ key }) => key);
  const found = await MessageModel.find({ leads: { $in: keys, $type: 'string' } }).lean<Message[]>();
  if (found.length === 0) return new Map();
  const byKey = new Map(found.map((message) => [message.leads, message]));
  const issued = groups.filter(({ key, group }) => group === 'issued' && byKey.get(key)?.sentAt);
  const withOwn = await findGroupsWithOwn(issued, findOwn);
  const settings = await getSettings();
  const now = core.clock.now();
  const open = new Map<string, string>();
  const over: string[] = [];
  for (const { key, group, reader } of groups) {
    const leader = byKey.get(key);
    const { timeZone, preferences } = reader;
    const quietHours = preferences.quietHours ?? settings.quietHours;
    const together = { group, timeZone, quietHours, hasOwn: withOwn.has(key) };
    if (leader && isOpen(leader, together, now)) open.set(key, leader._id);
    else if (leader) over.push(leader._id);
  }
  if (over.length > 0)
    await MessageModel.updateMany({ _id: { $in: over }, leads: { $in: keys } }, { $unset: { leads: true } });
  return open;
}

/** By their keys; what a list says for others counts. */
async function findGroupsWithOwn(groups: readonly Members[], findOwn: FindOwn): Promise<ReadonlySet<string>> {
  const members = groups.flatMap((each) => each.members);
  const joined = await findJoinedTo(members.flatMap(({ _id, isList }) => (isList ? _id : [])));
  const all = [
    ...members,
    ...joined.flatMap((each) => (each.personId ? [{ ...each, personId: each.personId }] : [])),
  ];
  const own = await findOwn(all);
  const readers = new Set(all.flatMap(({ _id, personId }) => (own.has(_id) ? personId : [])));
  return new Set(
    groups.flatMap(({ key, members: [first] }) => (first && readers.has(first.personId) ? key : [])),
  );
}

/** @returns whether the first of each group leads it now */
async function lead(groups: readonly Members[]): Promise<boolean> {
  const writes = groups.flatMap(({ key, members: [first] }) =>
    first ? [{ updateOne: { filter: stillAlone(first), update: { $set: { leads: key } } } }] : [],
  );
  try {
    const { matchedCount } = await MessageModel.bulkWrite(writes, { ordered: false });
    return matchedCount === writes.length;
  } catch (error) {
    if (!(error instanceof mongoose.mongo.MongoBulkWriteError)) throw error;
    if ([error.writeErrors].flat().some(({ code }) => code !== duplicateKey)) throw error;
    return false;
  }
}

/** As it was read, and neither claimed nor joined by another copy meanwhile. */
function stillAlone({ _id, leads }: Candidate) {
  return {
    _id,
    state: 'pending' as const,
    joinedTo: { $exists: false },
    leads: leads === undefined ? { $exists: false } : leads,
  };
}

async function join(core: Core, followers: readonly (Candidate & { leaderId: string })[]): Promise<void> {
  if (followers.length === 0) return;
  await MessageModel.bulkWrite(
    followers.map((follower) => ({
      updateOne: {
        filter: { ...stillAlone(follower), lane: { $exists: false } },
        update: { $set: { joinedTo: follower.leaderId }, $unset: { leads: true } },
      },
    })),
    { ordered: false },
  );
  await finish(core, followers);
}

/** What says to which it belongs is let go of, unless nothing will become of that one any more. */
async function finish(core: Core, followers: readonly Pick<Message, '_id'>[]): Promise<void> {
  if (followers.length === 0) return;
  const those = { _id: { $in: followers.map(({ _id }) => _id) }, state: 'pending' as const };
  const joined = await MessageModel.find({ ...those, joinedTo: { $type: 'string' } }).lean<Message[]>();
  const before = await leadersOf(joined);
  const leaderIds = [...new Set([...before.values()].map(({ _id }) => _id))];
  await MessageModel.updateMany({ _id: { $in: leaderIds } }, { $set: { isList: true } });
  await drawAgain(core, { _id: { $in: leaderIds } });
  // Asked after that: one that is given up from now on is found asked.
  const after = await leadersOf(joined);
  const isSaid = ({ _id }: Message) => {
    const leader = after.get(_id);
    return leader !== undefined && !leader.gone && (leader.state === 'pending' || leader.state === 'sent');
  };
  const said = joined.filter(isSaid).map(({ _id }) => _id);
  const unsaid = joined.filter((message) => !isSaid(message)).map(({ _id }) => _id);
  await MessageModel.updateMany(
    { _id: { $in: said }, state: 'pending' },
    { $set: { state: 'joined' }, $unset: { nextTryAt: true, lane: true, lastError: true } },
  );
  if (unsaid.length > 0)
    await MessageModel.updateMany({ _id: { $in: unsaid }, state: 'pending' }, { $unset: { joinedTo: true } });
}
