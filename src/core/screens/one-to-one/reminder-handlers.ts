import type { Handlers } from '../../chat/handler.ts';
import type { Core } from '../../core.ts';
import { loadOneToOne, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import type { Person } from '../../people/person.ts';
import {
  choiceOf,
  mustBeReminded,
  muteReminders,
  snoozeReminders,
} from '../../reminders/choose-reminders.ts';
import { formatDay } from '../../time/format-day.ts';
import { remindersPage } from './reminders-page.ts';

type ReminderActions = 'open-reminders' | 'snooze-reminders' | 'mute-reminders';

export const reminderHandlers: Handlers<ReminderActions> = {
  async 'open-reminders'(core, { oneToOneId }, { actor }) {
    const seen = await load(core, actor, oneToOneId);
    return { kind: 'show', view: remindersPage(seen, choiceOf(core, seen)) };
  },

  async 'snooze-reminders'(core, { oneToOneId, days }, { actor }) {
    const seen = await load(core, actor, oneToOneId);
    const until = await snoozeReminders(core, seen, days);
    const said = `You are reminded again on ${formatDay(until, actor.locale)}.`;
    return { kind: 'go', to: { type: 'open-reminders', oneToOneId }, said };
  },

  async 'mute-reminders'(core, { oneToOneId, isMuted }, { actor }) {
    await muteReminders(core, await load(core, actor, oneToOneId), isMuted);
    const said = isMuted ? 'Muted.' : 'You are reminded again.';
    return { kind: 'go', to: { type: 'open-reminders', oneToOneId }, said };
  },
};

async function load(core: Core, actor: Person, oneToOneId: string): Promise<SeenOneToOne> {
  const seen = await loadOneToOne(core, actor, oneToOneId);
  mustBeReminded(seen);
  return seen;
}
