import type { Backstage } from './backstage.ts';
import { composeEvent, type Place } from './compose-activity.ts';
import { sendToBot } from './send-to-bot.ts';
import type { TeamsUser } from './world.ts';

/** Puts the app into the person's personal scope; the bot hears of it as Teams tells it. */
export async function install(backstage: Backstage, user: TeamsUser, place: Place): Promise<void> {
  if (user.installed) return;
  user.installed = true;
  backstage.store.changed(place.conversation.id);
  await sendToBot(
    backstage,
    composeEvent(backstage, user, place, {
      type: 'conversationUpdate',
      membersAdded: [{ id: backstage.bot.id }],
    }),
  );
  await sendToBot(
    backstage,
    composeEvent(backstage, user, place, { type: 'installationUpdate', action: 'add' }),
  );
}

export async function uninstall(backstage: Backstage, user: TeamsUser, place: Place): Promise<void> {
  if (!user.installed) return;
  user.installed = false;
  delete backstage.store.world.dialogs[user.id];
  backstage.store.changed(place.conversation.id);
  await sendToBot(
    backstage,
    composeEvent(backstage, user, place, { type: 'installationUpdate', action: 'remove' }),
  );
}
