import type { SentMessage } from '../chat/messenger.ts';
import type { Refusal } from '../chat/refusal.ts';
import type { Core } from '../core.ts';
import { defined } from '../defined.ts';
import { type Message, MessageModel } from './message.ts';

/** Longer than sending ever takes; whoever is killed while sending is taken over from after it. */
const leaseMs = 60_000;

/** One message, held by one sweep until {@link Claim.until}. */
export interface Claim {
  message: Message;
  until: Date;
}

export type DueMessage = Pick<Message, '_id' | 'personId' | 'place' | 'state' | 'sent' | 'refusals'> &
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
    .select({ personId: 1, place: 1, state: 1, sent: 1, refusals: 1, nextTryAt: 1 })
    .lean<DueMessage[]>();
}

export async function isAnythingDue(core: Core): Promise<boolean> {
  return (await MessageModel.exists(isDue(core))) !== null;
}

export async function isAnythingDueIn(core: Core, lanes: readonly string[]): Promise<boolean> {
  return (await MessageModel.exists({ lane: { $in: [...lanes] }, ...isDue(core) })) !== null;
}

/** The `$type` repeats what the comparison says already, in the words of the partial index. */
function isDue(core: Core) {
  return { nextTryAt: { $lte: core.clock.now(), $type: 'date' as const } };
}

/**
 * Takes a message that is due; undefined when somebody else did. What its platform shows is then taken for unknown: who
 * is killed while drawing leaves a message that is drawn again in any case.
 */
export async function claimMessage(core: Core, due: DueMessage): Promise<Claim | undefined> {
  const until = new Date(core.clock.now().getTime() + leaseMs);
  const before = await MessageModel.findOneAndUpdate(
    { _id: due._id, nextTryAt: due.nextTryAt },
    {
      $set: { nextTryAt: until, heldUntil: until },
      $inc: { attempts: 1 },
      // Whatever comes of it, by the next time it may have to go another way.
      $unset: { lane: true, drawn: true },
    },
    { returnDocument: 'before' },
  ).lean<Message>();
  if (!before) return undefined;
  const { lane: _, ...message } = before;
  return { message: { ...message, nextTryAt: until, attempts: before.attempts + 1 }, until };
}

/** What is noted of a message that is let go. */
interface Closing {
  set: Partial<Message>;
  unset?: Partial<Record<keyof Message, true>>;
}

/**
 * Lets a message go for good. One that was asked to be drawn again in the meantime is due at once instead: the change
 * may have come after its card was composed. So is one that was replaced: it is to be taken away from where it stands now.
 * @param whenAsked what is noted even then
 */
export async function closeClaim(
  { message, until }: Claim,
  { set, unset }: Closing,
  now: Date,
  whenAsked: Closing = { set: {} },
): Promise<void> {
  const held = { _id: message._id, nextTryAt: until };
  const asComposed =
    message.changes === undefined ? { changes: { $exists: false } } : { changes: message.changes };
  const { matchedCount } = await MessageModel.updateOne(
    { ...held, ...asComposed },
    {
      $set: set,
      $unset: {
        nextTryAt: true,
        heldUntil: true,
        ...(set.lastError === undefined && { lastError: true }),
        ...(set.refusals === undefined && { refusals: true }),
        ...untroubled(set),
        ...unset,
      },
    },
  );
  if (matchedCount > 0) return;
  const dueNow = (set: Closing['set']) => ({
    $set: { ...set, nextTryAt: now, attempts: 0 },
    $unset: { heldUntil: true as const, ...whenAsked.unset },
  });
  const { state: _, ...otherwise } = whenAsked.set;
  await MessageModel.updateOne({ ...held, state: 'replaced' }, dueNow(otherwise));
  await MessageModel.updateOne({ ...held, state: { $ne: 'replaced' } }, dueNow(whenAsked.set));
}

/** Notes where a message stands, and how it was drawn there, and lets it go. */
export async function closeSent(
  claim: Claim,
  { sent, drawn, showsState }: Pick<Message, 'drawn' | 'showsState'> & { sent: SentMessage },
  sentAt: Date,
): Promise<void> {
  const arrived: Closing = {
    set: defined({ state: 'sent', sent, sentAt, drawn, showsState }),
    unset: { gone: true, refusals: true },
  };
  await closeClaim(claim, arrived, sentAt, arrived);
}

/** Sends a message on its way once more, which its reader deleted where it stood. */
export async function startAnew({ message, until }: Claim, now: Date): Promise<void> {
  await MessageModel.updateOne(
    { _id: message._id, nextTryAt: until, state: { $ne: 'replaced' } },
    {
      $set: { state: 'pending', nextTryAt: now, attempts: 0, ...(message.sent && { gone: message.sent }) },
      $unset: { sent: true, heldUntil: true, isOver: true, lastError: true, refusals: true },
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

/** Why a message has not arrived, as far as it is known; a reason is absent where trying again may help. */
export type Trouble = Partial<Refusal>;

/** What is noted of a message that has not arrived, from the first attempt that failed on. */
export function troubled({ message }: Claim, { reason, platform }: Trouble, now: Date): Partial<Message> {
  return defined({
    troubledAt: message.troubledAt ?? now,
    triedAt: now,
    refusedBecause: reason,
    refusedOn: platform,
  });
}

/** Of what is not noted any more, that it is not. */
function untroubled(set: Partial<Message>): Partial<Record<keyof Message, true>> {
  const noted = ['troubledAt', 'triedAt', 'refusedBecause', 'refusedOn'] as const;
  return Object.fromEntries(noted.filter((field) => set[field] === undefined).map((field) => [field, true]));
}

/** `isCounted` says whether this attempt counts towards giving up; without `trouble` what was noted of it stays. */
export type Postponing = { isCounted: boolean; trouble?: Partial<Message> } & Pick<
  Message,
  'lastError' | 'refusals' | 'drawn' | 'lane'
>;

/** Lets a message go until it is due again. */
export async function postponeClaim(
  { message, until }: Claim,
  nextTryAt: Date,
  { isCounted, trouble, ...facts }: Postponing,
): Promise<void> {
  await MessageModel.updateOne(
    { _id: message._id, nextTryAt: until },
    {
      $set: { ...facts, ...trouble, nextTryAt },
      $unset: { heldUntil: true, ...(trouble && untroubled(trouble)) },
      $inc: { attempts: isCounted ? 0 : -1 },
    },
  );
}
