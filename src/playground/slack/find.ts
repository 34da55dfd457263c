import type { SlackChannel, SlackMessage, SlackUser } from './slack-state.ts';
import type { SlackWorkspace } from './workspace.ts';

export function findUser({ state }: SlackWorkspace, id: string): SlackUser | undefined {
  return state.users.find((user) => user.id === id);
}

export function findChannel({ state }: SlackWorkspace, id: string): SlackChannel | undefined {
  return state.channels.find((channel) => channel.id === id);
}

/** Takes what `chat.postMessage` takes: an id, a name with or without its #, or a person for their direct message. */
export function findConversation(workspace: SlackWorkspace, given: string): SlackChannel | undefined {
  const { channels } = workspace.state;
  const name = given.replace(/^#/, '');
  const user = findUser(workspace, given);
  if (user?.deleted) return undefined;
  return (
    findChannel(workspace, given) ??
    channels.find((channel) => user !== undefined && channel.im_user === user.id) ??
    channels.find((channel) => channel.im_user === undefined && channel.name === name)
  );
}

export function findIm({ state }: SlackWorkspace, userId: string): SlackChannel | undefined {
  return state.channels.find((channel) => channel.im_user === userId);
}

export function findMessage(
  { state }: SlackWorkspace,
  channelId: string,
  ts: string,
): SlackMessage | undefined {
  return state.messages[channelId]?.find((message) => message.ts === ts);
}
