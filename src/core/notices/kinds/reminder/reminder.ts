import { toPerson } from '../../sending/to-person.ts';
import { drawReminder } from './draw-reminder.ts';
import { sendReminder } from './send-reminder.ts';

/** Everything that still waits for its reader, in one message. */
export const reminder = toPerson<'reminder'>(
  {
    async compose(core, reader, _notice, isStanding) {
      const { card, isOver } = await drawReminder(core, reader);
      return isOver && !isStanding ? undefined : card;
    },
  },
  sendReminder,
);
