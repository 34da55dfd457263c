import type { Core } from '../core.ts';
import { drawAgain } from './draw-again.ts';
import { type Message, MessageModel } from './message.ts';
import type { NoticeOf } from './notice.ts';

/**
 * After something that waited for these people changed: their reminders say so where they stand. One in which nothing
 * waited any more is looked at as well: what it spoke of may be back.
 */
export async function refreshReminders(core: Core, personIds: readonly string[]): Promise<void> {
  await drawAgain(core, { personId: { $in: [...personIds] }, 'notice.kind': 'reminder' });
}

/** The reminder that stands in somebody's chat and still says that something waits. */
export async function findStandingReminder({ personId, notice }: Message): Promise<Message | undefined> {
  if (personId === undefined || notice.kind !== 'reminder') return undefined;
  const newest = await MessageModel.findOne(standingBefore(personId, notice))
    .sort({ 'notice.on': -1 })
    .lean<Message>();
  return newest && !newest.isOver ? newest : undefined;
}

/** Before another message is drawn in the place of this one. */
export async function forgetDrawn({ _id }: Message): Promise<void> {
  await MessageModel.updateOne({ _id }, { $unset: { drawn: true } });
}

/** Once a reminder stands in somebody's chat, the earlier ones are not drawn again: it may stand in their place. */
export async function replaceEarlierReminders({ personId, notice }: Message): Promise<void> {
  if (personId === undefined || notice.kind !== 'reminder') return;
  await MessageModel.updateMany(standingBefore(personId, notice), {
    $set: { state: 'replaced' },
    $unset: { nextTryAt: true },
  });
}

function standingBefore(personId: string, { on }: NoticeOf<'reminder'>) {
  return { personId, 'notice.kind': 'reminder', 'notice.on': { $lt: on }, state: 'sent' } as const;
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
