import type { WebClient } from '@slack/web-api';
import { type Channel, DeliveryRefused, type SentMessage } from '../core/outbox/channel.ts';
import type { Person } from '../core/people/person.ts';
import { deliveryError } from './delivery-error.ts';
import { renderMessage } from './render-message.ts';
import { type Written, writeTo } from './write-to.ts';

/** How the core writes to people in Slack. */
export function createChannel(client: WebClient): Channel {
  return {
    platform: 'slack',
    canReach: (person) => person.slack?.userId !== undefined,
    async send(person, card) {
      return toSent(await refusing(writeTo(client, userIdOf(person), renderMessage(card))));
    },
    async update({ conversationId, messageId }, _person, card) {
      const message = renderMessage(card);
      await refusing(client.chat.update({ channel: conversationId, ts: messageId, ...message }));
    },
    async post(channelId, card) {
      return toSent(await refusing(writeTo(client, channelId, renderMessage(card))));
    },
  };
}

function toSent({ channel, ts }: Written): SentMessage {
  return { platform: 'slack', conversationId: channel, messageId: ts };
}

function userIdOf(person: Person): string {
  if (person.slack === undefined) throw new DeliveryRefused('unknown-account');
  return person.slack.userId;
}

async function refusing<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw deliveryError(error);
  }
}
