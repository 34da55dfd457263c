import type { WebClient } from '@slack/web-api';
import type { SlackMessage } from './render-message.ts';

/** Where a message stands; Slack names messages by their time. */
export interface Written {
  channel: string;
  ts: string;
}

/** Writes to somebody in their conversation with the app. */
export async function writeTo(client: WebClient, userId: string, message: SlackMessage): Promise<Written> {
  return postIn(client, await conversationWith(client, userId), message);
}

/** Writes in a conversation by its id. */
export async function postIn(client: WebClient, channel: string, message: SlackMessage): Promise<Written> {
  const { ts } = await client.chat.postMessage({
    channel,
    ...message,
    unfurl_links: false,
    unfurl_media: false,
  });
  return { channel, ts: required(ts) };
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
