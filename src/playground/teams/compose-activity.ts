import { randomUUID } from 'node:crypto';
import { formatInTimeZone } from 'date-fns-tz';
import type { Backstage } from './backstage.ts';
import type { JsonObject } from './json-object.ts';
import type { Conversation, StoredActivity, Team, TeamsUser } from './world.ts';

/** Where in Teams something happens. */
export type TeamsPlace = { conversation: Conversation; threadId?: string | undefined };

/** An activity of this person as Teams posts it to a bot; `own` adds and replaces properties. */
export function composeActivity(
  backstage: Backstage,
  user: TeamsUser,
  place: TeamsPlace,
  own: JsonObject,
): JsonObject {
  return {
    ...composeEvent(backstage, user, place, {}),
    localTimestamp: formatInTimeZone(backstage.now(), user.timeZone, "yyyy-MM-dd'T'HH:mm:ss.SSSxxx"),
    localTimezone: user.timeZone,
    locale: user.locale,
    entities: [
      {
        type: 'clientInfo',
        locale: user.locale,
        country: new Intl.Locale(user.locale).region ?? 'GB',
        platform: 'Web',
        timezone: user.timeZone,
      },
    ],
    ...own,
  };
}

/** Events such as an installation carry neither locale nor time zone. */
export function composeEvent(
  backstage: Backstage,
  user: TeamsUser,
  place: TeamsPlace,
  own: JsonObject,
): JsonObject {
  return {
    id: `f:${randomUUID()}`,
    timestamp: backstage.now().toISOString(),
    channelId: 'msteams',
    serviceUrl: backstage.serviceUrl(),
    from: { id: user.id, name: user.name, aadObjectId: user.aadObjectId },
    recipient: { id: backstage.bot.id, name: backstage.bot.name },
    conversation: conversationAccount(backstage, place),
    channelData: channelData(backstage, place),
    ...own,
  };
}

/** What Teams tells of a team as a whole: it says the team's name, and where the app was put. */
export function composeTeamEvent(
  backstage: Backstage,
  user: TeamsUser,
  { id, name, aadGroupId }: Team,
  place: TeamsPlace,
  { eventType, ...own }: JsonObject,
): JsonObject {
  return composeEvent(backstage, user, place, {
    ...own,
    channelData: {
      team: { id, name, aadGroupId },
      ...(eventType !== undefined && { eventType }),
      tenant: { id: backstage.tenantId },
      settings: { selectedChannel: { id: place.conversation.id } },
    },
  });
}

/** An invoke that a press on something in a message causes. */
export function composeInvoke(
  backstage: Backstage,
  user: TeamsUser,
  place: TeamsPlace,
  invoke: { name: string; value: JsonObject; replyToId?: string },
): JsonObject {
  return composeActivity(backstage, user, place, {
    type: 'invoke',
    ...invoke,
    channelData: { ...channelData(backstage, place), source: { name: 'message' } },
  });
}

export function placeOf(conversation: Conversation, activity?: StoredActivity): TeamsPlace {
  return { conversation, threadId: activity?.threadId };
}

function conversationAccount({ tenantId }: Backstage, { conversation, threadId }: TeamsPlace): JsonObject {
  const { id, kind, memberIds } = conversation;
  if (kind === 'channel') {
    const threadedId = threadId === undefined ? id : `${id};messageid=${threadId}`;
    return { id: threadedId, conversationType: 'channel', isGroup: true, tenantId };
  }
  const isGroup = kind === 'chat' && memberIds.length > 2;
  return isGroup
    ? { id, conversationType: 'groupChat', isGroup, tenantId }
    : { id, conversationType: 'personal', tenantId };
}

function channelData({ tenantId }: Backstage, { conversation }: TeamsPlace): JsonObject {
  const tenant = { id: tenantId };
  if (conversation.kind !== 'channel') return { tenant };
  const { id, teamId } = conversation;
  return { tenant, channel: { id }, team: { id: teamId }, teamsChannelId: id, teamsTeamId: teamId };
}
