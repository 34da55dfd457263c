import type { Core } from '../core.ts';
import { insertMissing } from '../database/insert-missing.ts';
import { type Message, MessageModel } from './message.ts';
import type { Notice } from './notice.ts';

export interface NewMessage {
  personId: string;
  notice: Notice;
  /** Tells apart two messages of one kind about one thing, such as two reopenings. */
  turn?: string;
}

function keyOf({ personId, notice, turn }: NewMessage): string {
  const about = 'actionPointId' in notice ? notice.actionPointId : notice.oneToOneId;
  const part = 'part' in notice ? `:${notice.part}` : '';
  return `${notice.kind}:${about}${part}:${personId}${turn === undefined ? '' : `:${turn}`}`;
}

/** Puts messages into the outbox; one whose key is already there is left as it is. */
export async function enqueue(core: Core, messages: readonly NewMessage[]): Promise<void> {
  if (messages.length === 0) return;
  const now = core.clock.now();
  const records = messages.map(
    (message): Message => ({
      _id: keyOf(message),
      personId: message.personId,
      oneToOneId: message.notice.oneToOneId,
      notice: message.notice,
      state: 'pending',
      nextTryAt: now,
      attempts: 0,
      createdAt: now,
    }),
  );
  await insertMissing(MessageModel, records);
  core.nudgeOutbox();
}

/**
 * Asks for the messages about a 1-to-1 that stand in somebody's chat, or are on their way there, to be drawn again.
 * Those on their way come first: one that arrives in between is then one that stands there.
 */
export async function refreshMessages(core: Core, oneToOneId: string): Promise<void> {
  await MessageModel.updateMany(
    { oneToOneId, state: 'pending', 'notice.kind': 'issued' },
    { $inc: { changes: 1 } },
  );
  await MessageModel.updateMany(
    { oneToOneId, state: 'sent', 'notice.kind': 'issued' },
    { $set: { nextTryAt: core.clock.now(), attempts: 0 } },
  );
  core.nudgeOutbox();
}
