import type { Core } from '../core.ts';
import type { SentMessage } from './channel.ts';
import { type Message, MessageModel } from './message.ts';

/** Longer than sending ever takes; whoever is killed while sending is taken over from after it. */
const leaseMs = 60_000;

/** One message, held by one sweep until {@link Claim.until}. */
export interface Claim {
  message: Message;
  until: Date;
}

export type DueMessage = Pick<Message, '_id' | 'personId' | 'place'> & Required<Pick<Message, 'nextTryAt'>>;

/** What is due: what waits for no deadline first, then the nearest deadline first. */
export async function findDueMessages(core: Core, limit: number): Promise<DueMessage[]> {
  // The `$type` repeats what the comparison says already, in the words of the partial index.
  return MessageModel.find({ nextTryAt: { $lte: core.clock.now(), $type: 'date' } })
    .sort({ deadlineOn: 1, nextTryAt: 1 })
    .limit(limit)
    .select({ personId: 1, place: 1, nextTryAt: 1 })
    .lean<DueMessage[]>();
}

/** Takes a message that is due; undefined when somebody else did. */
export async function claimMessage(core: Core, due: DueMessage): Promise<Claim | undefined> {
  const until = new Date(core.clock.now().getTime() + leaseMs);
  const message = await MessageModel.findOneAndUpdate(
    { _id: due._id, nextTryAt: due.nextTryAt },
    { $set: { nextTryAt: until }, $inc: { attempts: 1 } },
    { returnDocument: 'after' },
  ).lean<Message>();
  return message ? { message, until } : undefined;
}

/**
 * Notes where a message stands and lets it go; when what it says changed on the way, it is due at once to be drawn
 * again, for the change found nothing yet to be drawn on.
 */
export async function closeSent({ message, until }: Claim, sent: SentMessage, sentAt: Date): Promise<void> {
  const held = { _id: message._id, nextTryAt: until };
  const arrived = { state: 'sent', sent, sentAt } as const;
  const asComposed =
    message.changes === undefined ? { changes: { $exists: false } } : { changes: message.changes };
  const { matchedCount } = await MessageModel.updateOne(
    { ...held, ...asComposed },
    { $set: arrived, $unset: { nextTryAt: true, lastError: true } },
  );
  if (matchedCount > 0) return;
  await MessageModel.updateOne(held, { $set: { ...arrived, nextTryAt: sentAt, attempts: 0 } });
}

/** Lets a message go for good; one that was asked to be drawn again in the meantime stays due. */
export async function closeClaim({ message, until }: Claim, facts: Partial<Message>): Promise<void> {
  await MessageModel.updateOne(
    { _id: message._id, nextTryAt: until },
    {
      $set: facts,
      $unset: { nextTryAt: true, ...(facts.lastError === undefined && { lastError: true }) },
    },
  );
}

/** Lets a message go until it is due again; `isCounted` says whether this attempt counts towards giving up. */
export async function postponeClaim(
  { message, until }: Claim,
  nextTryAt: Date,
  { isCounted, ...facts }: { isCounted: boolean; lastError?: string },
): Promise<void> {
  await MessageModel.updateOne(
    { _id: message._id, nextTryAt: until },
    { $set: { ...facts, nextTryAt }, $inc: { attempts: isCounted ? 0 : -1 } },
  );
}
