import type { Core } from '../../core.ts';
import { countLapsedBefore } from '../../one-to-ones/find-lapsed-before.ts';
import { counterpartOf, type SeenOneToOne, seeOneToOnes } from '../../one-to-ones/load-one-to-one.ts';
import { type OneToOne, OneToOneModel } from '../../one-to-ones/one-to-one.ts';
import { isClosed, isUnderway } from '../../one-to-ones/status.ts';
import { findJoinedTo } from '../../outbox/joined.ts';
import type { Message } from '../../outbox/message.ts';
import type { Person } from '../../people/person.ts';

/** What a list tells its reader, and why they come together. */
export type ListOf = 'issued' | 'part-shared' | 'waited';

export interface Listed {
  seen: SeenOneToOne;
  /** The newest message about it that the list says. */
  message: Message;
}

export interface List {
  of: ListOf;
  reader: Person;
  /** What is still underway first, and of that their own; then by name. */
  listed: Listed[];
  /** Before how many of those that are underway stands one that nobody has finalised. */
  lapsedBefore: number;
}

export interface GatheredList extends List {
  /** Of the messages that are joined to it, those about what is listed. */
  says: string[];
}

/**
 * All that a message says for itself and for those that are joined to it, each 1-to-1 once, as its reader may see it;
 * what is archived, or not theirs to see any more, is not in it. Nor is what is closed before they hear that it is new.
 */
export async function gatherList(core: Core, reader: Person, message: Message): Promise<GatheredList> {
  const messages = [message, ...(await findJoinedTo([message._id]))];
  const newest = new Map<string, Message>();
  for (const each of [...messages].sort((one, other) => +one.createdAt - +other.createdAt))
    if (each.oneToOneId !== undefined) newest.set(each.oneToOneId, each);
  const found = await OneToOneModel.find({ _id: { $in: [...newest.keys()] } }).lean<OneToOne[]>();
  const of = kindOf(message);
  const isNews = of === 'issued' && !message.sent && !message.gone;
  const visible = (await seeOneToOnes(core, reader, found)).filter(
    ({ oneToOne }) => isListed(oneToOne) && !(isNews && isClosed(oneToOne)),
  );
  const listed = visible.flatMap((seen) => {
    const about = newest.get(seen.oneToOne._id);
    return about ? [{ seen, message: about }] : [];
  });
  const shown = new Set(listed.map(({ seen }) => seen.oneToOne._id));
  const said = messages.filter(({ oneToOneId }) => oneToOneId !== undefined && shown.has(oneToOneId));
  const says = said.map(({ _id }) => _id).filter((id) => id !== message._id);
  const next = listed.flatMap(({ seen }) => (isUnderway(seen.oneToOne) ? seen.oneToOne : []));
  const lapsedBefore = of === 'part-shared' ? 0 : await countLapsedBefore(next);
  return { of, reader, listed: listed.sort(inOrder), says, lapsedBefore };
}

function isListed({ status }: OneToOne): boolean {
  return status !== 'archived' && status !== 'skipped';
}

function kindOf({ hasWaited, notice }: Message): ListOf {
  if (hasWaited) return 'waited';
  return notice.kind === 'part-shared' ? 'part-shared' : 'issued';
}

function inOrder({ seen: one }: Listed, { seen: other }: Listed): number {
  const isOver = ({ oneToOne }: SeenOneToOne) => Number(!isUnderway(oneToOne));
  const isOthers = ({ ownPart }: SeenOneToOne) => Number(ownPart !== 'reviewee');
  return (
    isOver(one) - isOver(other) ||
    isOthers(one) - isOthers(other) ||
    counterpartOf(one).name.localeCompare(counterpartOf(other).name, 'en') ||
    (one.oneToOne.finaliseBy < other.oneToOne.finaliseBy ? -1 : 1)
  );
}
