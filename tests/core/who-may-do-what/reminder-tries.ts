import type { UserAction } from '../../../src/core/chat/user-action.ts';
import { OneToOneModel, type ReminderChoice } from '../../../src/core/one-to-ones/one-to-one.ts';
import type { Scene } from './scene.ts';
import type { Tries } from './try-out.ts';

/** Something after which whoever did it has made this choice about their own reminders. */
const choosing =
  (actionOn: (oneToOneId: string) => UserAction, choice: keyof ReminderChoice): Tries[string] =>
  ({ open }: Scene, { _id: actorId }) => ({
    action: actionOn(open._id),
    happened: async () => {
      const { reminderChoices } = await OneToOneModel.findById(open._id).orFail().lean();
      return reminderChoices?.[actorId]?.[choice] !== undefined;
    },
  });

/** What one chooses about one's own reminders of a 1-to-1. */
export const reminderTries: Tries = {
  'open-reminders': ({ open }) => ({
    action: { type: 'open-reminders', oneToOneId: open._id },
    happened: (_, reply) =>
      reply.kind === 'show' && reply.view.kind === 'card' && reply.view.title === 'Reminders',
  }),
  'snooze-reminders': choosing(
    (oneToOneId) => ({ type: 'snooze-reminders', oneToOneId, days: 1 }),
    'snoozedUntil',
  ),
  'mute-reminders': choosing(
    (oneToOneId) => ({ type: 'mute-reminders', oneToOneId, isMuted: true }),
    'isMuted',
  ),
};
