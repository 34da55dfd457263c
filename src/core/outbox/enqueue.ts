import type { Core } from '../core.ts';
import { insertMissing } from '../database/insert-missing.ts';
import { drawAgain } from './draw-again.ts';
import { type Message, MessageModel } from './message.ts';
import { keyOf } from './message-key.ts';
import type { NewMessage } from './new-message.ts';
import { everyNoticeKind, noticeKinds } from './notice-kinds.ts';

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
      nextTryAt: now,
      attempts: 0,
      createdAt: now,
    }),
  );
  await insertMissing(MessageModel, records);
  core.nudgeOutbox();
}

/** Those that show how far a 1-to-1 is, for as long as they stand. */
const standing = {
  'notice.kind': { $in: everyNoticeKind.filter((kind) => noticeKinds[kind].isStanding) },
};

/** Asks for the messages about a 1-to-1 that stand in somebody's chat, or are on their way there, to be drawn again. */
export async function refreshMessages(
  core: Core,
  oneToOneId: string,
  which: 'standing' | 'every' = 'standing',
): Promise<void> {
  await drawAgain(core, which === 'every' ? { oneToOneId } : { oneToOneId, ...standing });
}

/** A 1-to-1 is back: whoever was not told of it, because there was nothing to say in between, is told now. */
export async function retryDropped(core: Core, oneToOneId: string): Promise<void> {
  await MessageModel.updateMany(
    { oneToOneId, ...standing, state: 'dropped' },
    { $set: { state: 'pending', nextTryAt: core.clock.now(), attempts: 0 } },
  );
  core.nudgeOutbox();
}
