import type { StandIns } from './create-stand-ins.ts';

/** A channel, and how much Tandem has posted in it. */
export interface ChannelPosts {
  name: string;
  posts: number;
}

export function countPosts({ slack, teams }: StandIns): ChannelPosts[] {
  const { bot, channels, messages } = slack.workspace.state;
  const inSlack = channels
    .filter(({ im_user }) => im_user === undefined)
    .map(({ id, name }) => ({
      name: `#${name}`,
      posts: (messages[id] ?? []).filter(({ user, ephemeral_to }) => user === bot.id && !ephemeral_to).length,
    }));
  return [...inSlack, ...teams.channelPosts()];
}
