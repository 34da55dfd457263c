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
  const part = 'part' in notice ? `:${notice.part}` : '';
  const time = turn ?? turnOf(notice);
  return `${notice.kind}:${aboutOf(notice)}${part}:${personId}${time === undefined ? '' : `:${time}`}`;
}

function aboutOf(notice: Notice): string {
  if ('actionPointId' in notice) return notice.actionPointId;
  return 'commentId' in notice ? notice.commentId : notice.oneToOneId;
}

function turnOf(notice: Notice): string | number | undefined {
  if ('turn' in notice) return notice.turn;
  return 'meetingAt' in notice ? notice.meetingAt : undefined;
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

/** Those that show how far a 1-to-1 is, for as long as they stand. */
const standing = { 'notice.kind': { $in: ['issued', 'reassigned', 'handover-asked'] as Notice['kind'][] } };

/**
 * Asks for the messages about a 1-to-1 that stand in somebody's chat, or are on their way there, to be drawn again.
 * Those on their way come first: one that arrives in between is then one that stands there.
 */
export async function refreshMessages(
  core: Core,
  oneToOneId: string,
  which: 'standing' | 'every' = 'standing',
): Promise<void> {
  const those = which === 'every' ? { oneToOneId } : { oneToOneId, ...standing };
  await MessageModel.updateMany({ ...those, state: 'pending' }, { $inc: { changes: 1 } });
  await MessageModel.updateMany(
    { ...those, state: 'sent' },
    { $set: { nextTryAt: core.clock.now(), attempts: 0 } },
  );
  core.nudgeOutbox();
}

/** A 1-to-1 is back: whoever was not told of it, because there was nothing to say in between, is told now. */
export async function retryDropped(core: Core, oneToOneId: string): Promise<void> {
  await MessageModel.updateMany(
    { oneToOneId, ...standing, state: 'dropped' },
    { $set: { state: 'pending', nextTryAt: core.clock.now(), attempts: 0 } },
  );
  core.nudgeOutbox();
}
