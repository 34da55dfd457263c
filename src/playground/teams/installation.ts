import type { Backstage } from './backstage.ts';
import { composeEvent, composeTeamEvent, type TeamsPlace } from './compose-activity.ts';
import { sendToBot } from './send-to-bot.ts';
import type { Team, TeamsUser } from './world.ts';

/** Puts the app into the person's personal scope; the bot hears of it as Teams tells it. */
export async function install(backstage: Backstage, user: TeamsUser, place: TeamsPlace): Promise<void> {
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

export async function uninstall(backstage: Backstage, user: TeamsUser, place: TeamsPlace): Promise<void> {
  if (!user.installed) return;
  user.installed = false;
  delete backstage.store.world.dialogs[user.id];
  backstage.store.changed(place.conversation.id);
  await sendToBot(
    backstage,
    composeEvent(backstage, user, place, { type: 'installationUpdate', action: 'remove' }),
  );
}

/** Puts the app into a team, or takes it out, as one of its members; the bot hears of it in the General channel. */
export async function setInstalledInTeam(
  backstage: Backstage,
  user: TeamsUser,
  team: Team,
  place: TeamsPlace,
  installed: boolean,
): Promise<void> {
  if (team.installed === installed) return;
  team.installed = installed;
  backstage.store.changed(place.conversation.id);
  const bots = [{ id: backstage.bot.id }];
  const events = [
    installed
      ? { type: 'conversationUpdate', eventType: 'teamMemberAdded', membersAdded: bots }
      : { type: 'conversationUpdate', eventType: 'teamMemberRemoved', membersRemoved: bots },
    { type: 'installationUpdate', action: installed ? 'add' : 'remove' },
  ];
  for (const event of events) {
    await sendToBot(backstage, composeTeamEvent(backstage, user, team, place, event));
  }
}
