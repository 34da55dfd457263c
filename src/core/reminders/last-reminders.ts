import { type Message, MessageModel } from '../outbox/message.ts';
import type { IsoDate } from '../time/iso-date.ts';
import type { Reader } from './ladder.ts';
import { type ReminderTimes, windowOn } from './reminder-window.ts';

type Found = Pick<Message, 'personId' | 'state'> & { notice: { on: IsoDate } };

/**
 * The day of everybody's last reminder since a day, by person. One that was not sent in its time does not count: what it
 * was to say has to be made up for.
 */
export async function lastReminders(
  readers: ReadonlyMap<string, Reader>,
  since: IsoDate,
  now: Date,
  times: ReminderTimes,
): Promise<ReadonlyMap<string, IsoDate>> {
  const found = await MessageModel.find(
    {
      personId: { $in: [...readers.keys()] },
      'notice.kind': 'reminder',
      'notice.on': { $gte: since },
      state: { $ne: 'dropped' },
    },
    { personId: 1, state: 1, 'notice.on': 1 },
  ).lean<Found[]>();
  const last = new Map<string, IsoDate>();
  for (const { personId = '', state, notice } of found) {
    const person = readers.get(personId)?.person;
    const isTooLate = () => person && windowOn(notice.on, person, times).until < now;
    if (notice.on <= (last.get(personId) ?? '') || (state === 'pending' && isTooLate())) continue;
    last.set(personId, notice.on);
  }
  return last;
}
