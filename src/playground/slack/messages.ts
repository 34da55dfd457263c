import type { Block } from './block-kit/blocks.ts';
import { stateOf, withIds } from './element-state.ts';
import type { SlackChannel, SlackMessage } from './slack-state.ts';
import type { SlackWorkspace } from './workspace.ts';

/** Slackbot, who tells people what an app did wrong. */
export const slackbotId = 'USLACKBOT';

export interface MessageContent {
  user: string;
  text: string;
  blocks?: Block[];
  metadata?: SlackMessage['metadata'];
  thread_ts?: string | undefined;
  ephemeral_to?: string | undefined;
}

export function addMessage(
  workspace: SlackWorkspace,
  channel: SlackChannel,
  content: MessageContent,
): SlackMessage {
  const { state } = workspace;
  const { blocks = [], metadata, thread_ts, ephemeral_to } = content;
  const message: SlackMessage = {
    ts: workspace.nextTs(channel.id),
    user: content.user,
    text: content.text,
    blocks: withIds(blocks, () => workspace.nextId('b')),
    inputs: {},
    ...(content.user === state.bot.id ? { bot_id: state.bot.bot_id } : {}),
    ...(metadata ? { metadata } : {}),
    ...(thread_ts ? { thread_ts } : {}),
    ...(ephemeral_to ? { ephemeral_to } : {}),
  };
  state.messages[channel.id] = [...(state.messages[channel.id] ?? []), message];
  workspace.changed();
  return message;
}

export interface MessageChange {
  text?: string | undefined;
  blocks?: Block[] | undefined;
  metadata?: SlackMessage['metadata'];
}

/** Text without blocks takes the blocks away; blocks without text leave the text. */
export function editMessage(workspace: SlackWorkspace, message: SlackMessage, change: MessageChange): void {
  const { text, blocks, metadata } = change;
  if (text !== undefined) message.text = text;
  if (text !== undefined || blocks) {
    message.blocks = withIds(blocks ?? [], () => workspace.nextId('b'));
  }
  if (metadata) message.metadata = metadata;
  if (!blocks) message.edited = { user: message.user, ts: `${seconds(workspace)}.000000` };
  workspace.changed();
}

function seconds(workspace: SlackWorkspace): number {
  return Math.floor(workspace.now().getTime() / 1000);
}

export function removeMessage(workspace: SlackWorkspace, channelId: string, ts: string): void {
  const { messages } = workspace.state;
  messages[channelId] = (messages[channelId] ?? []).filter((message) => message.ts !== ts);
  workspace.changed();
}

/** What this person has chosen in the menus of a message. */
export function inputsOf(message: SlackMessage, userId: string) {
  return stateOf(message.blocks, message.inputs[userId]);
}

/** The message as Slack sends it to apps. */
export function presentMessage({ state }: SlackWorkspace, message: SlackMessage) {
  const { inputs: _, ephemeral_to: __, blocks, ...shown } = message;
  return {
    type: 'message',
    ...shown,
    ...(message.bot_id ? { app_id: state.bot.app_id } : {}),
    team: state.team.id,
    ...(blocks.length > 0 ? { blocks } : {}),
  };
}
