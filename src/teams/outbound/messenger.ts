import type { CloudAdapter } from 'botbuilder';
import { DeliveryRefused, type Messenger } from '../../core/chat/messenger.ts';
import type { Person, TeamsAccount } from '../../core/people/person.ts';
import { findTeamsChannel } from '../../core/teams-channels/teams-channel.ts';
import { renderMessage } from '../render/render-card.ts';
import { toActivity } from '../render/to-activity.ts';
import type { Connector } from './connector.ts';
import { deliveryError, postDeliveryError, updateError } from './delivery-error.ts';
import { waitForOutbox } from './harden-connector.ts';
import type { TeamsRateLimits } from './rates.ts';

export interface MessengerOptions {
  /** The bot's app id. */
  botId: string;
  /** The only tenant in which anybody is written to, when one is set. */
  tenantId: string | undefined;
  mayWriteTo(serviceUrl: string): boolean;
  limits: TeamsRateLimits;
}

/** How the core writes to people in Teams. */
export function createMessenger(
  adapter: CloudAdapter,
  { botId: appId, tenantId: ownTenantId, mayWriteTo, limits }: MessengerOptions,
): Messenger {
  const { all, newChats, deletions, conversation } = limits;
  const connected = <Result>(account: Writable, act: (connector: Connector) => Promise<Result>) =>
    withConnector(adapter, appId, account, deliveryError, act);
  const accountOf = (person: Person): Writable => {
    const account = writableAccount(person);
    if (account === undefined)
      throw new DeliveryRefused(person.teams?.isInstalled === false ? 'not-installed' : 'unknown-account');
    const { tenantId = ownTenantId, serviceUrl } = account;
    const isOurs = ownTenantId === undefined || tenantId?.toLowerCase() === ownTenantId;
    // Kept by an older version, which took whatever it was sent.
    if (!isOurs || !mayWriteTo(serviceUrl)) throw new DeliveryRefused('unknown-account');
    return account;
  };
  return {
    platform: 'teams',
    lanes: [all, newChats, deletions],
    limitsFor(to) {
      if (typeof to === 'string') return [all, conversation(to)];
      const { aadObjectId = to._id, conversationId } = to.teams ?? {};
      const itsOwn = conversation(aadObjectId);
      return conversationId === undefined ? [newChats, all, itsOwn] : [all, itsOwn];
    },
    limitsForRemoval: ({ _id, teams }) => [deletions, all, conversation(teams?.aadObjectId ?? _id)],
    canReach: (person) => writableAccount(person) !== undefined,
    async send(person, card) {
      const account = accountOf(person);
      return connected(account, async (connector) => {
        const conversationId = account.conversationId ?? (await openChat(connector, appId, account));
        const activity = toActivity(renderMessage(card));
        const { id } = await connector.conversations.sendToConversation(conversationId, activity);
        return { platform: 'teams', conversationId, messageId: id ?? unnamed };
      });
    },
    async update({ conversationId, messageId }, person, card) {
      if (messageId === unnamed) throw new DeliveryRefused('message-gone', { isLeftThere: true });
      const activity = { ...toActivity(renderMessage(card)), id: messageId };
      await withConnector(adapter, appId, accountOf(person), updateError, async (connector) => {
        await connector.conversations.updateActivity(conversationId, messageId, activity);
      });
    },
    async remove({ conversationId, messageId }, person) {
      if (messageId === unnamed) throw new DeliveryRefused('message-gone', { isLeftThere: true });
      await withConnector(adapter, appId, accountOf(person), updateError, async (connector) => {
        await connector.conversations.deleteActivity(conversationId, messageId);
      });
    },
    async post(channelId, card) {
      const channel = await findTeamsChannel(channelId);
      if (!channel?.isInstalled || !mayWriteTo(channel.serviceUrl))
        throw new DeliveryRefused('not-installed');
      const place = { serviceUrl: channel.serviceUrl, conversationId: channelId };
      return withConnector(adapter, appId, place, postDeliveryError, async (connector) => {
        const activity = toActivity(renderMessage(card));
        const { id } = await connector.conversations.sendToConversation(channelId, activity);
        return { platform: 'teams', conversationId: channelId, messageId: id ?? unnamed };
      });
    },
  };
}

/** Teams takes some messages without saying what they are called: they have arrived, and stay as they are. */
const unnamed = '';

type Writable = TeamsAccount & { serviceUrl: string };

/** Either the personal chat is known, or enough to ask Teams for it. */
function writableAccount({ teams }: Person): Writable | undefined {
  if (teams?.serviceUrl === undefined || teams.isInstalled === false) return undefined;
  const isChatKnown = teams.conversationId !== undefined || teams.tenantId !== undefined;
  return isChatKnown ? { ...teams, serviceUrl: teams.serviceUrl } : undefined;
}

async function withConnector<Result>(
  adapter: CloudAdapter,
  appId: string,
  { serviceUrl, conversationId }: Pick<Writable, 'serviceUrl' | 'conversationId'>,
  explain: (error: unknown) => unknown,
  act: (connector: Connector) => Promise<Result>,
): Promise<Result> {
  const reference = { channelId: 'msteams', serviceUrl, conversation: { id: conversationId ?? '' } };
  let result: Promise<Result> | undefined;
  try {
    await adapter.continueConversationAsync(appId, reference as never, async (context) => {
      const connector = context.turnState.get<Connector>(adapter.ConnectorClientKey);
      waitForOutbox(connector);
      result = act(connector);
      await result;
    });
  } catch (error) {
    throw explain(error);
  }
  if (result === undefined) throw new Error('The conversation was not continued.');
  return result;
}

async function openChat(connector: Connector, appId: string, account: Writable): Promise<string> {
  const { tenantId, userId, aadObjectId } = account;
  const { id } = await connector.conversations.createConversation({
    isGroup: false,
    ...(appId && { bot: { id: `28:${appId}` } }),
    members: [{ id: userId ?? aadObjectId }],
    tenantId,
    channelData: { tenant: { id: tenantId } },
  });
  if (id === undefined) throw new Error('Teams opened a chat and left out which.');
  return id;
}
