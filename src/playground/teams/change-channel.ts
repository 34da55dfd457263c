import type { Backstage } from './backstage.ts';
import { composeTeamEvent } from './compose-activity.ts';
import type { JsonObject } from './json-object.ts';
import { sendToBot } from './send-to-bot.ts';
import { VisitError } from './visit-error.ts';
import type { Conversation, Team, TeamsUser } from './world.ts';

/** What an owner of a team does to one of its channels. */
export type ChannelChange = { name: string } | { state: 'deleted' | 'restored' };

/** What an owner does to a team. */
export type TeamChange = { name: string } | { state: 'archived' | 'unarchived' | 'deleted' | 'restored' };

/** Renames a channel, deletes it, or brings it back; the bot hears of it if it is in the team. */
export async function changeChannel(
  backstage: Backstage,
  user: TeamsUser,
  channel: Conversation,
  change: ChannelChange,
): Promise<void> {
  const team = backstage.store.team(channel.teamId);
  if (team === undefined) throw new VisitError('That is no channel of a team.');
  if ('state' in change && channel.id === team.id) throw new VisitError('The General channel stays.');
  if ('name' in change) nameChannel(team, channel, change.name);
  else channel.isDeleted = change.state === 'deleted';
  backstage.store.changed(channel.id);
  const name = team.channels.find(({ id }) => id === channel.id)?.name ?? '';
  await tell(backstage, user, team, {
    eventType:
      'name' in change ? 'channelRenamed' : change.state === 'deleted' ? 'channelDeleted' : 'channelRestored',
    channel: { id: channel.id, name },
  });
}

/** Renames a team, archives it, deletes it, or brings it back; the bot hears of it if it is in the team. */
export async function changeTeam(
  backstage: Backstage,
  user: TeamsUser,
  team: Team,
  change: TeamChange,
): Promise<void> {
  const { store } = backstage;
  if ('name' in change) team.name = change.name;
  else if (change.state === 'archived' || change.state === 'deleted') team.state = change.state;
  else delete team.state;
  for (const { id, name } of team.channels) {
    const channel = store.conversation(id);
    if (channel) channel.name = `${team.name} / ${name}`;
    store.changed(id);
  }
  const eventType = 'name' in change ? 'teamRenamed' : `team${upper(change.state)}`;
  await tell(backstage, user, team, { eventType });
}

function nameChannel(team: Team, channel: Conversation, name: string): void {
  const listed = team.channels.find(({ id }) => id === channel.id);
  if (listed) listed.name = name;
  channel.name = `${team.name} / ${name}`;
}

/** Teams tells it in the General channel; of a channel it names the channel. */
async function tell(
  backstage: Backstage,
  user: TeamsUser,
  team: Team,
  { eventType, channel }: { eventType: string; channel?: JsonObject },
): Promise<void> {
  const general = backstage.store.conversation(team.id);
  if (!team.installed || general === undefined) return;
  const event = composeTeamEvent(
    backstage,
    user,
    team,
    { conversation: general },
    {
      type: 'conversationUpdate',
      eventType,
    },
  );
  const { settings: _, ...channelData } = event.channelData as JsonObject;
  await sendToBot(backstage, { ...event, channelData: { ...channelData, ...(channel && { channel }) } });
}

function upper(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
