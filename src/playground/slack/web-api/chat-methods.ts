import { z } from 'zod';
import { checkMessage, parseMessageBlocks } from '../block-kit/check-message.ts';
import { findChannel, findConversation, findMessage, findUser } from '../find.ts';
import { addMessage, editMessage, presentMessage, removeMessage } from '../messages.ts';
import type { Slack } from '../slack.ts';
import type { SlackChannel, SlackMessage } from '../slack-state.ts';
import { type ApiMethod, ApiRefusal, apiMethod, refusalOf, structure } from './method.ts';

const writing = ['chat:write'];

const content = {
  text: z.string().optional(),
  blocks: structure(z.unknown()).optional(),
  attachments: structure(z.unknown()).optional(),
};

const metadata = structure(z.unknown()).optional();
const metadataSchema = z.object({ event_type: z.string().min(1), event_payload: z.looseObject({}) });

function metadataOf(given: unknown): SlackMessage['metadata'] {
  if (given === undefined) return undefined;
  const parsed = metadataSchema.safeParse(given);
  if (!parsed.success) throw new ApiRefusal('invalid_metadata_format');
  return parsed.data;
}

/** The conversation, if the bot may write there. */
function openConversation({ workspace, app }: Slack, given: string): SlackChannel {
  const channel = findConversation(workspace, given);
  if (!channel || (channel.is_private && !isMember(workspace.state.bot.id, channel))) {
    throw new ApiRefusal('channel_not_found');
  }
  const isGone = channel.im_user !== undefined && findUser(workspace, channel.im_user)?.deleted;
  if (channel.is_archived || isGone) throw new ApiRefusal('is_archived');
  const isWelcome = isMember(workspace.state.bot.id, channel) || app.scopes.includes('chat:write.public');
  if (!isWelcome) throw new ApiRefusal('not_in_channel');
  return channel;
}

function isMember(userId: string, channel: SlackChannel): boolean {
  return channel.members.includes(userId);
}

function checked(args: { text?: string | undefined; blocks?: unknown; attachments?: unknown }) {
  const problems = checkMessage(args);
  if (problems.length > 0) throw refusalOf(problems);
  return parseMessageBlocks(args.blocks);
}

/** A message of the bot's own, seen by more than one person. */
function ownMessage({ workspace }: Slack, channelId: string, ts: string, refusal: string): SlackMessage {
  if (!findChannel(workspace, channelId)) throw new ApiRefusal('channel_not_found');
  const message = findMessage(workspace, channelId, ts);
  if (!message || message.ephemeral_to) throw new ApiRefusal('message_not_found');
  if (message.user !== workspace.state.bot.id) throw new ApiRefusal(refusal);
  return message;
}

const maxUpdatedTextLength = 4000;

export const chatMethods: Record<string, ApiMethod> = {
  'chat.postMessage': apiMethod(
    writing,
    z.object({ channel: z.string(), ...content, metadata, thread_ts: z.string().optional() }),
    (slack, args) => {
      const channel = openConversation(slack, args.channel);
      const blocks = checked(args);
      const message = addMessage(slack.workspace, channel, {
        user: slack.workspace.state.bot.id,
        text: args.text ?? '',
        blocks,
        metadata: metadataOf(args.metadata),
        thread_ts: args.thread_ts,
      });
      return { channel: channel.id, ts: message.ts, message: presentMessage(slack.workspace, message) };
    },
  ),

  'chat.update': apiMethod(
    writing,
    z.object({ channel: z.string(), ts: z.string(), ...content, metadata }),
    (slack, args) => {
      const message = ownMessage(slack, args.channel, args.ts, 'cant_update_message');
      if ((args.text?.length ?? 0) > maxUpdatedTextLength) throw new ApiRefusal('msg_too_long');
      const blocks = checked(args);
      const { text } = args;
      const change = { text, blocks: args.blocks === undefined ? undefined : blocks };
      editMessage(slack.workspace, message, { ...change, metadata: metadataOf(args.metadata) });
      return {
        channel: args.channel,
        ts: message.ts,
        text: message.text,
        message: presentMessage(slack.workspace, message),
      };
    },
  ),

  'chat.delete': apiMethod(
    writing,
    z.object({ channel: z.string(), ts: z.string() }),
    (slack, { channel, ts }) => {
      ownMessage(slack, channel, ts, 'cant_delete_message');
      removeMessage(slack.workspace, channel, ts);
      return { channel, ts };
    },
  ),

  'chat.postEphemeral': apiMethod(
    writing,
    z.object({ channel: z.string(), user: z.string(), ...content, thread_ts: z.string().optional() }),
    (slack, args) => {
      const channel = openConversation(slack, args.channel);
      if (!isMember(args.user, channel)) throw new ApiRefusal('user_not_in_channel');
      const blocks = checked(args);
      const message = addMessage(slack.workspace, channel, {
        user: slack.workspace.state.bot.id,
        text: args.text ?? '',
        blocks,
        thread_ts: args.thread_ts,
        ephemeral_to: args.user,
      });
      return { message_ts: message.ts };
    },
  ),

  'chat.getPermalink': apiMethod(
    [],
    z.object({ channel: z.string(), message_ts: z.string() }),
    ({ workspace }, { channel, message_ts }) => {
      if (!findChannel(workspace, channel)) throw new ApiRefusal('channel_not_found');
      if (!findMessage(workspace, channel, message_ts)) throw new ApiRefusal('message_not_found');
      const { domain } = workspace.state.team;
      const place = `${channel}/p${message_ts.replace('.', '')}`;
      return { channel, permalink: `https://${domain}.slack.com/archives/${place}` };
    },
  ),
};
