import type { SentMessage } from '../chat/messenger.ts';
import type { Refusal } from '../chat/refusal.ts';
import type { Core } from '../core.ts';
import { type Message, MessageModel } from './message.ts';

/** Longer than sending ever takes; whoever is killed while sending is taken over from after it. */
const leaseMs = 60_000;

/** One message, held by one sweep until {@link Claim.until}. */
export interface Claim {
  message: Message;
  until: Date;
}

export type DueMessage = Pick<Message, '_id' | 'personId' | 'place' | 'sent' | 'refusals'> &
  Required<Pick<Message, 'nextTryAt'>>;

/**
 * What is due in one lane, or in none yet: what waits for no deadline first, then the nearest deadline first.
 */
export async function findDueMessages(
  core: Core,
  lane: string | undefined,
  limit: number,
): Promise<DueMessage[]> {
  return MessageModel.find({ lane: lane ?? { $exists: false }, ...isDue(core) })
    .sort({ deadlineOn: 1, nextTryAt: 1 })
    .limit(limit)
    .select({ personId: 1, place: 1, sent: 1, refusals: 1, nextTryAt: 1 })
    .lean<DueMessage[]>();
}

export async function isAnythingDue(core: Core): Promise<boolean> {
  return (await MessageModel.exists(isDue(core))) !== null;
}

/** The `$type` repeats what the comparison says already, in the words of the partial index. */
function isDue(core: Core) {
  return { nextTryAt: { $lte: core.clock.now(), $type: 'date' as const } };
}

/** Takes a message that is due; undefined when somebody else did. */
export async function claimMessage(core: Core, due: DueMessage): Promise<Claim | undefined> {
  const until = new Date(core.clock.now().getTime() + leaseMs);
  const message = await MessageModel.findOneAndUpdate(
    { _id: due._id, nextTryAt: due.nextTryAt },
    // Whatever comes of it, by the next time it may have to go another way.
    { $set: { nextTryAt: until }, $inc: { attempts: 1 }, $unset: { lane: true } },
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
    { $set: arrived, $unset: { nextTryAt: true, lastError: true, refusals: true } },
  );
  if (matchedCount > 0) return;
  await MessageModel.updateOne(held, {
    $set: { ...arrived, nextTryAt: sentAt, attempts: 0 },
    $unset: { refusals: true },
  });
}

/** Lets a message go for good; one that was asked to be drawn again in the meantime stays due. */
export async function closeClaim({ message, until }: Claim, facts: Partial<Message>): Promise<void> {
  await MessageModel.updateOne(
    { _id: message._id, nextTryAt: until },
    {
      $set: facts,
      $unset: {
        nextTryAt: true,
        ...(facts.lastError === undefined && { lastError: true }),
        ...(facts.refusals === undefined && { refusals: true }),
      },
    },
  );
}

/** Puts off messages to one reader that nobody has claimed, one after another. */
export async function postponeDue(
  core: Core,
  messages: readonly DueMessage[],
  { waitMs, everyMs }: { waitMs: number; everyMs: number },
): Promise<void> {
  const now = core.clock.now().getTime();
  await MessageModel.bulkWrite(
    messages.map(({ _id, nextTryAt }, place) => ({
      updateOne: {
        filter: { _id, nextTryAt },
        update: { $set: { nextTryAt: new Date(now + waitMs + (place + 1) * everyMs) } },
      },
    })),
    { ordered: false },
  );
}

/** Lets a message go until it is due again; `isCounted` says whether this attempt counts towards giving up. */
export async function postponeClaim(
  { message, until }: Claim,
  nextTryAt: Date,
  { isCounted, ...facts }: { isCounted: boolean; lastError?: string; refusals?: Refusal[] },
): Promise<void> {
  await MessageModel.updateOne(
    { _id: message._id, nextTryAt: until },
    { $set: { ...facts, nextTryAt }, $inc: { attempts: isCounted ? 0 : -1 } },
  );
}
