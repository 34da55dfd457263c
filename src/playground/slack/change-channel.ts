import { sendAppEvent } from './app-events.ts';
import { findChannel } from './find.ts';
import type { Slack } from './slack.ts';
import type { Ack } from './slack-app.ts';
import type { SlackChannel } from './slack-state.ts';

/** What somebody does to a channel. */
export type ChannelChange = { name: string } | { state: 'archived' | 'unarchived' | 'deleted' };

/**
 * Renames a channel, archives it, takes it out of the archive or deletes it. Slack tells the app of public channels
 * with the scope `channels:read`, and of private ones that the bot is in with `groups:read`.
 */
export async function changeChannel(
  slack: Slack,
  userId: string,
  channelId: string,
  change: ChannelChange,
): Promise<Ack | undefined> {
  const { workspace, app } = slack;
  const channel = findChannel(workspace, channelId);
  if (!channel || channel.im_user !== undefined) throw new Error(`There is no channel ${channelId}.`);
  apply(slack, channel, change);
  workspace.changed();
  const isTold = channel.is_private
    ? app.scopes.includes('groups:read') && channel.members.includes(workspace.state.bot.id)
    : app.scopes.includes('channels:read');
  return isTold ? sendAppEvent(slack, eventOf(channel, userId, change)) : undefined;
}

function apply({ workspace: { state } }: Slack, channel: SlackChannel, change: ChannelChange): void {
  if ('name' in change) channel.name = change.name;
  else if (change.state === 'deleted') state.channels = state.channels.filter((each) => each !== channel);
  else channel.is_archived = change.state === 'archived';
}

function eventOf({ id, name, is_private }: SlackChannel, user: string, change: ChannelChange) {
  const kind = is_private ? 'group' : 'channel';
  if ('name' in change) {
    return {
      type: `${kind}_rename`,
      channel: { id, name, name_normalized: name, created: 1_700_000_000, is_channel: true, is_mpim: false },
    };
  }
  switch (change.state) {
    case 'archived':
      return { type: `${kind}_archive`, channel: id, user, is_moved: 0 };
    case 'unarchived':
      return is_private
        ? { type: 'group_unarchive', channel: id, actor_id: user }
        : { type: 'channel_unarchive', channel: id, user };
    case 'deleted':
      return is_private
        ? { type: 'group_deleted', channel: id, date_deleted: 1_700_000_000, actor_id: user }
        : { type: 'channel_deleted', channel: id, actor_id: user };
  }
}
