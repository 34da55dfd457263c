import { z } from 'zod';
import { findChannel, findIm, findUser } from '../find.ts';
import { presentChannel } from '../present-people.ts';
import type { Slack } from '../slack.ts';
import type { SlackChannel } from '../slack-state.ts';
import { type ApiMethod, ApiRefusal, apiMethod, flag, page, pageOf } from './method.ts';

const channel = z.object({ channel: z.string() });

function channelOf({ workspace }: Slack, id: string): SlackChannel {
  const found = findChannel(workspace, id);
  if (!found) throw new ApiRefusal('channel_not_found');
  return found;
}

function resumeIm(slack: Slack, id: string): SlackChannel {
  const found = channelOf(slack, id);
  if (found.im_user === undefined) throw new ApiRefusal('method_not_supported_for_channel_type');
  return found;
}

function openIm({ workspace }: Slack, users: string | undefined): SlackChannel {
  const ids = (users ?? '').split(',').filter(Boolean);
  const [id] = ids;
  if (id === undefined) throw new ApiRefusal('users_list_not_supplied');
  if (ids.length > 1) throw new ApiRefusal('missing_scope', { needed: 'mpim:write' });
  const user = findUser(workspace, id);
  if (!user) throw new ApiRefusal('user_not_found');
  if (user.deleted) throw new ApiRefusal('user_disabled');
  const im = findIm(workspace, id);
  if (!im) throw new ApiRefusal('cannot_dm_bot');
  return im;
}

export const conversationMethods: Record<string, ApiMethod> = {
  'conversations.open': apiMethod(
    ['im:write'],
    z.object({
      users: z.string().optional(),
      channel: z.string().optional(),
      return_im: flag,
    }),
    (slack, args) => {
      const im = args.channel ? resumeIm(slack, args.channel) : openIm(slack, args.users);
      return { channel: args.return_im ? presentChannel(slack.workspace, im) : { id: im.id } };
    },
  ),

  'conversations.info': apiMethod(['channels:read', 'im:read'], channel, (slack, args) => ({
    channel: presentChannel(slack.workspace, channelOf(slack, args.channel)),
  })),

  'conversations.members': apiMethod(['channels:read', 'im:read'], channel.extend(page), (slack, args) => {
    const { items, response_metadata } = pageOf(channelOf(slack, args.channel).members, args);
    return { members: items, response_metadata };
  }),

  'conversations.list': apiMethod(
    ['channels:read', 'im:read'],
    z.object({
      ...page,
      types: z.string().default('public_channel'),
      exclude_archived: flag,
    }),
    (slack, args) => {
      const types = args.types.split(',').map((type) => type.trim());
      const all = slack.workspace.state.channels.filter(
        (each) => types.includes(typeOf(each)) && !(args.exclude_archived && each.is_archived),
      );
      const { items, response_metadata } = pageOf(all, args);
      return { channels: items.map((each) => presentChannel(slack.workspace, each)), response_metadata };
    },
  ),
};

function typeOf(each: SlackChannel): string {
  if (each.im_user !== undefined) return 'im';
  return each.is_private ? 'private_channel' : 'public_channel';
}
