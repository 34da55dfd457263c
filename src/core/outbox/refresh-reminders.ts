import type { Core } from '../core.ts';
import { drawAgain } from './draw-again.ts';
import { type Message, MessageModel } from './message.ts';
import type { NoticeOf } from './notice.ts';

/** After something that waited for these people changed: their reminders say so where they stand. */
export async function refreshReminders(core: Core, personIds: readonly string[]): Promise<void> {
  await drawAgain(core, {
    personId: { $in: [...personIds] },
    'notice.kind': 'reminder',
    isOver: { $ne: true },
  });
}

/** The reminder that stands in somebody's chat and still says that something waits. */
export async function findStandingReminder({ personId, notice }: Message): Promise<Message | undefined> {
  if (personId === undefined || notice.kind !== 'reminder') return undefined;
  const newest = await MessageModel.findOne(standingBefore(personId, notice))
    .sort({ 'notice.on': -1 })
    .lean<Message>();
  return newest && !newest.isOver ? newest : undefined;
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
