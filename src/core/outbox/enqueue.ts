import type { Core } from '../core.ts';
import { insertMissing } from '../database/insert-missing.ts';
import { drawAgain } from './draw-again.ts';
import { findLeadersAbout, findMessagesAbout, freeLeftOut } from './joined.ts';
import { type Message, MessageModel } from './message.ts';
import { keyOf } from './message-key.ts';
import type { NewMessage } from './new-message.ts';
import { whichSayHowItIs } from './newest.ts';

/** Puts messages into the outbox; one whose key is already there is left as it is. */
export async function enqueue(core: Core, messages: readonly NewMessage[]): Promise<void> {
  if (messages.length === 0) return;
  const now = core.clock.now();
  const records = messages.map(
    (message): Message => ({
      _id: keyOf(message),
      ...('place' in message ? { place: message.place } : { personId: message.personId }),
      ...('oneToOneId' in message.notice && { oneToOneId: message.notice.oneToOneId }),
      notice: message.notice,
      ...(message.deadlineOn && { deadlineOn: message.deadlineOn }),
      state: 'pending',
      nextTryAt: ('dueAt' in message && message.dueAt) || now,
      attempts: 0,
      createdAt: now,
    }),
  );
  await insertMissing(MessageModel, records);
  core.nudgeOutbox();
}

/**
 * Asks for the messages about a 1-to-1 to be drawn again after a step changed how it is, so that what says how it is, and
 * the newest message to each person, say so. One whose card is the same as before is left as it stands.
 * @param which `every` when it was archived or restored, which any message about it shows
 */
export async function refreshMessages(
  core: Core,
  oneToOneId: string,
  which: 'standing' | 'every' = 'standing',
): Promise<void> {
  const messages = await findMessagesAbout(oneToOneId);
  const ids = which === 'every' ? messages.map(({ _id }) => _id) : whichSayHowItIs(messages);
  await drawAgain(core, { _id: { $in: ids } });
}

/**
 * A 1-to-1 is back: what could not be said while it was archived is tried again, and what was deleted in the meantime is
 * looked at again. What was dropped for another reason still has nothing to say, and is dropped again.
 */
export async function retryDropped(core: Core, oneToOneId: string): Promise<void> {
  const leaders = await findLeadersAbout({ oneToOneId });
  await freeLeftOut(core, oneToOneId);
  const those = { $or: [{ oneToOneId }, { _id: { $in: leaders.map(({ _id }) => _id) } }] };
  await MessageModel.updateMany(
    { $and: [those, { $or: [{ state: 'dropped' }, { state: 'sent', gone: { $exists: true } }] }] },
    { $set: { state: 'pending', nextTryAt: core.clock.now(), attempts: 0 } },
  );
  core.nudgeOutbox();
}
