import type { Core } from '../core.ts';
import { drawAgain } from './draw-again.ts';
import { type Message, MessageModel } from './message.ts';

/**
 * After something that waited for these people changed: their reminders say so where they stand. One in which nothing
 * waited any more is looked at as well: what it spoke of may be back.
 */
export async function refreshReminders(core: Core, personIds: readonly string[]): Promise<void> {
  await drawAgain(core, { personId: { $in: [...personIds] }, 'notice.kind': 'reminder' });
}

/**
 * A later reminder has arrived: the earlier ones of its reader are to be taken away where they stand, those in which all
 * was done as well. One that a sweep holds, to draw it again, is left to that sweep, which finds it asked.
 */
export async function replaceEarlierReminders(core: Core, { personId, notice }: Message): Promise<void> {
  if (personId === undefined || notice.kind !== 'reminder') return;
  const now = core.clock.now();
  const earlier = {
    personId,
    'notice.kind': 'reminder',
    'notice.on': { $lt: notice.on },
    state: 'sent',
  } as const;
  const { modifiedCount } = await MessageModel.updateMany(
    earlier,
    [
      {
        $set: {
          state: 'replaced',
          changes: { $add: [{ $ifNull: ['$changes', 0] }, 1] },
          attempts: 0,
          nextTryAt: { $cond: [{ $gt: ['$heldUntil', now] }, '$nextTryAt', now] },
        },
      },
      { $unset: ['lane'] },
    ],
    { updatePipeline: true },
  );
  if (modifiedCount > 0) core.nudgeOutbox();
}

/** Whether no later reminder to the same person stands in their chat or is on its way there. */
export async function isNewestReminder({ personId, notice }: Message): Promise<boolean> {
  if (personId === undefined || notice.kind !== 'reminder') return false;
  const later = await MessageModel.exists({
    personId,
    'notice.kind': 'reminder',
    'notice.on': { $gt: notice.on },
    state: { $in: ['pending', 'sent'] },
  });
  return later === null;
}

/** The reminder that stands in somebody's chat, when it was sent after a moment. */
export async function findReminderSince(personId: string, since: Date): Promise<Message | null> {
  return MessageModel.findOne({
    personId,
    'notice.kind': 'reminder',
    state: 'sent',
    gone: { $exists: false },
    isOver: { $ne: true },
    sentAt: { $gt: since },
  }).lean<Message>();
}
