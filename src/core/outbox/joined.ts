import type { Core } from '../core.ts';
import { type Message, MessageModel, type MessageState } from './message.ts';
import { type Addressed, placedFields } from './newest.ts';

type Joined = Pick<Message, '_id' | 'joinedTo'>;

/** Of messages that others say, the one that says each in the end, by its own id. */
export async function leadersOf(joined: readonly Joined[]): Promise<ReadonlyMap<string, Message>> {
  const leaders = new Map<string, Message>();
  let links = joined.flatMap(({ _id, joinedTo }) => (joinedTo === undefined ? [] : [{ _id, joinedTo }]));
  // What waited for somebody is joined once more, together with what is joined to it.
  while (links.length > 0) {
    const ids = links.map(({ joinedTo }) => joinedTo);
    const found = await MessageModel.find({ _id: { $in: ids } }).lean<Message[]>();
    const byId = new Map(found.map((message) => [message._id, message]));
    links = links.flatMap(({ _id, joinedTo }) => {
      const next = byId.get(joinedTo);
      if (next?.joinedTo !== undefined) return [{ _id, joinedTo: next.joinedTo }];
      if (next) leaders.set(_id, next);
      return [];
    });
  }
  return leaders;
}

/** All that these messages say for others. */
export async function findJoinedTo(leaderIds: readonly string[]): Promise<Message[]> {
  const all: Message[] = [];
  for (let ids = [...leaderIds]; ids.length > 0; ) {
    const found = await MessageModel.find({ joinedTo: { $in: ids, $type: 'string' } }).lean<Message[]>();
    all.push(...found);
    ids = found.map(({ _id }) => _id);
  }
  return all;
}

type About = Required<Pick<Message, 'oneToOneId'>> & Pick<Message, 'personId'>;

/** The messages that say something about a 1-to-1 for others, each once. */
export async function findLeadersAbout(about: About): Promise<Message[]> {
  return leadersAmong(
    await MessageModel.find({ ...about, state: 'joined' }, { joinedTo: 1 }).lean<Joined[]>(),
  );
}

async function leadersAmong(joined: readonly Joined[]): Promise<Message[]> {
  if (joined.length === 0) return [];
  const leaders = await leadersOf(joined);
  return [...new Map([...leaders.values()].map((leader) => [leader._id, leader])).values()];
}

const comes: readonly MessageState[] = ['pending', 'sent'];

/**
 * The messages about a 1-to-1 that stand in somebody's chat or are on their way there, those that say it for others
 * among them.
 */
export async function findMessagesAbout(oneToOneId: string, personId?: string): Promise<Addressed[]> {
  const about = { oneToOneId, ...(personId !== undefined && { personId }) };
  const found = await MessageModel.find(
    { ...about, state: { $in: [...comes, 'joined'] } },
    { ...placedFields, joinedTo: 1 },
  ).lean<(Addressed & Joined)[]>();
  const leaders = await leadersAmong(found.filter(({ state }) => state === 'joined'));
  const all: Addressed[] = [...found, ...leaders];
  return [...new Map(all.map((message) => [message._id, message])).values()].filter(({ state }) =>
    comes.includes(state),
  );
}

const unsaid = { state: 'joined' as const, sentAt: { $exists: false } };

/** Others' messages that a card was drawn with have arrived with it. */
export async function noteSaid(ids: readonly string[], sentAt: Date): Promise<void> {
  if (ids.length === 0) return;
  await MessageModel.updateMany({ _id: { $in: [...ids] }, ...unsaid }, { $set: { sentAt } });
}

/** What the message that was to say it was sent without, for it was archived then, is to be said after all. */
export async function freeLeftOut({ clock }: Core, oneToOneId: string): Promise<void> {
  const joined = await MessageModel.find({ oneToOneId, ...unsaid }, { joinedTo: 1 }).lean<Joined[]>();
  const leaders = await leadersOf(joined);
  const ids = joined.flatMap(({ _id }) => (leaders.get(_id)?.state === 'sent' ? _id : []));
  await MessageModel.updateMany({ _id: { $in: ids }, ...unsaid }, toBeSent(clock.now()));
}

const toBeSent = (now: Date) => ({
  $set: { state: 'pending' as const, nextTryAt: now, attempts: 0 },
  $unset: { joinedTo: true },
});

/**
 * A message cannot be drawn again where it stands, as where its chat does not let anything be changed: what joined it since
 * it was drawn last is sent by itself, and nothing more joins it.
 */
export async function freeUnsaid(core: Core, { _id, isList }: Message): Promise<void> {
  if (!isList) return;
  await MessageModel.updateOne({ _id }, { $unset: { leads: true } });
  await MessageModel.updateMany({ joinedTo: _id, ...unsaid }, toBeSent(core.clock.now()));
}
