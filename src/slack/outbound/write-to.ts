import type { WebClient } from '@slack/web-api';
import type { SlackMessage } from '../render/render-message.ts';

/** Where a message stands; Slack names messages by their time. */
export interface Written {
  channel: string;
  ts: string;
}

/**
 * Writes in a channel, or to a person in their conversation with the app: Slack opens that by itself, and says which
 * it is, so that nobody has to ask for it by a method that takes far fewer calls.
 */
export async function writeTo(
  client: WebClient,
  channelOrUserId: string,
  message: SlackMessage,
): Promise<Written> {
  const { channel, ts } = await client.chat.postMessage({
    channel: channelOrUserId,
    ...message,
    unfurl_links: false,
    unfurl_media: false,
  });
  return { channel: channel ?? channelOrUserId, ts: required(ts) };
}

/** Says something in the conversation with the app that is gone when the person looks elsewhere. */
export async function whisperTo(client: WebClient, userId: string, message: SlackMessage): Promise<void> {
  const channel = await conversationWith(client, userId);
  await client.chat.postEphemeral({ channel, user: userId, ...message });
}

async function conversationWith(client: WebClient, userId: string): Promise<string> {
  const { channel } = await client.conversations.open({ users: userId });
  return required(channel?.id);
}

function required(value: string | undefined): string {
  if (value === undefined) throw new Error('Slack left out what its documentation promises.');
  return value;
}
