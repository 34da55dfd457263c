import type { PersonNoticeSender } from '../../sending/notice-sender.ts';
import { toPerson } from '../../sending/to-person.ts';
import { drawReminder } from './draw-reminder.ts';
import { removeReminder } from './remove-reminder.ts';
import { sendReminder } from './send-reminder.ts';

const standing = toPerson<'reminder'>(
  {
    async compose(core, reader, _notice, isStanding) {
      const { card, isOver } = await drawReminder(core, reader);
      return isOver && !isStanding ? undefined : card;
    },
  },
  sendReminder,
);

/** Everything that still waits for its reader, in one message, until the next one has arrived. */
export const reminder: PersonNoticeSender<'reminder'> = {
  ...standing,
  send: async (core, messengers, message, notice) =>
    message.state === 'replaced'
      ? removeReminder(messengers, message)
      : standing.send(core, messengers, message, notice),
};
