import type { Card } from '../../chat/view.ts';
import type { Core } from '../../core.ts';
import { loadOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import { findMessagesAbout } from '../../outbox/joined.ts';
import type { Message } from '../../outbox/message.ts';
import { isNewest, type Placed } from '../../outbox/newest.ts';
import { findReminderSince } from '../../outbox/refresh-reminders.ts';
import type { Person } from '../../people/person.ts';
import { gatherReminder } from '../../reminders/gather-reminder.ts';
import { oneToOneCard } from '../../views/one-to-one-card.ts';
import { earlierCard } from './leftover-cards.ts';
import { unlessGone } from './unless-gone.ts';

/** Whether nothing that came to its reader later is about the same 1-to-1, the reminder in their chat included. */
export async function isNewestToReader(core: Core, reader: Person, message: Message): Promise<boolean> {
  const { oneToOneId, sentAt } = message;
  if (oneToOneId === undefined || sentAt === undefined) return false;
  if (!isNewest(message, await othersAboutIt(message))) return false;
  if ((await findReminderSince(reader._id, sentAt)) === null) return true;
  const { waiting } = await gatherReminder(core, reader);
  return !waiting.some(({ seen }) => seen.oneToOne._id === oneToOneId);
}

export interface Leftover {
  card: Card;
  /** It says how the 1-to-1 is, and has to be drawn again when that changes. */
  showsState: boolean;
}

/** What becomes of a message that has nothing of its own left to say: the newest in their chat says how the 1-to-1 is. */
export async function asItIsNow(core: Core, reader: Person, message: Message): Promise<Leftover | undefined> {
  const { oneToOneId } = message;
  if (oneToOneId === undefined) return undefined;
  const seen = await unlessGone(() => loadOneToOne(core, reader, oneToOneId));
  if (!seen) return undefined;
  const standing = (await othersAboutIt(message)).filter(({ sent }) => sent !== undefined);
  const showsState = isNewest(message, standing);
  return { card: showsState ? oneToOneCard(seen) : earlierCard(seen), showsState };
}

async function othersAboutIt({ _id, oneToOneId, personId }: Message): Promise<Placed[]> {
  if (oneToOneId === undefined || personId === undefined) return [];
  return (await findMessagesAbout(oneToOneId, personId)).filter((other) => other._id !== _id);
}
