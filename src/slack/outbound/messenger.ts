import type { WebClient } from '@slack/web-api';
import { DeliveryRefused, type Messenger, type SentMessage } from '../../core/chat/messenger.ts';
import type { Person } from '../../core/people/person.ts';
import { renderHome } from '../render/render-home.ts';
import { renderMessage } from '../render/render-message.ts';
import type { Workspace } from '../workspace.ts';
import { deliveryError, ofChannel, ofStanding } from './delivery-error.ts';
import { lookCloser } from './look-closer.ts';
import { lookUpAccount } from './look-up-account.ts';
import { createRateLimits } from './rates.ts';
import { type Written, writeTo } from './write-to.ts';

/** How the core writes to people in Slack. */
export function createMessenger(
  client: WebClient,
  messagesPerMinute: number | undefined,
  findWorkspace: () => Promise<Workspace>,
): Messenger {
  const refusing = async <T>(call: Promise<T>, userId?: string): Promise<T> => {
    try {
      return await call;
    } catch (error) {
      throw await lookCloser(client, deliveryError(error), userId);
    }
  };
  const { posts, updates, deletions, lookups, homeTabs, conversation } = createRateLimits(messagesPerMinute);
  return {
    platform: 'slack',
    lanes: [posts, updates, deletions],
    directory: {
      lane: lookups,
      find: (email) => refusing(lookUpAccount(client, findWorkspace, email)),
    },
    limitsFor(to, sent) {
      const id = typeof to === 'string' ? to : (to.slack?.userId ?? to._id);
      return [sent ? updates : posts, conversation(id)];
    },
    limitsForRemoval: () => [deletions],
    canReach: (person) => person.slack?.userId !== undefined,
    async send(person, card) {
      const userId = userIdOf(person);
      return toSent(await refusing(writeTo(client, userId, renderMessage(card)), userId));
    },
    async update({ conversationId, messageId }, person, card) {
      const message = renderMessage(card);
      const call = client.chat.update({ channel: conversationId, ts: messageId, ...message });
      await refusing(call, person.slack?.userId).catch((error: unknown) => Promise.reject(ofStanding(error)));
    },
    async remove({ conversationId, messageId }) {
      const call = client.chat.delete({ channel: conversationId, ts: messageId });
      await refusing(call).catch((error: unknown) => Promise.reject(ofStanding(error)));
    },
    async post(channelId, card) {
      const refused = (error: unknown) => Promise.reject(ofChannel(error));
      return toSent(await refusing(writeTo(client, channelId, renderMessage(card))).catch(refused));
    },
    homeTabs: {
      limit: homeTabs,
      async draw(person, hub) {
        const user_id = userIdOf(person);
        await refusing(client.views.publish({ user_id, view: renderHome(hub) }), user_id);
      },
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
