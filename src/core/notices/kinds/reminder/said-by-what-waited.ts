import { MessageModel } from '../../../outbox/message.ts';
import type { Reminder } from '../../../reminders/gather-reminder.ts';
import { localTimeOn } from '../../../time/local-time.ts';

/** Whether everything in a reminder is also in what waited for its reader and comes today, as one message. */
export async function isSaidByWhatWaited({
  reader,
  today,
  waiting,
  actionPoints,
}: Reminder): Promise<boolean> {
  if (actionPoints.length > 0) return false;
  const ids = waiting.map(({ seen }) => seen.oneToOne._id);
  const since = localTimeOn(today, '00:00', reader.timeZone);
  const said = await MessageModel.distinct('oneToOneId', {
    personId: reader._id,
    oneToOneId: { $in: ids },
    hasWaited: true,
    state: { $in: ['pending', 'sent', 'joined'] },
    $or: [{ sentAt: { $exists: false } }, { sentAt: { $gte: since } }],
  });
  return ids.every((id) => said.includes(id));
}
