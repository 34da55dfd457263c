import type { Backstage } from './backstage.ts';
import { conversationForBot } from './bot-access.ts';
import { cardsOf, checkActivity, isTooBig } from './check-activity.ts';
import { activityNotFound, badSyntax, ConnectorError, messageTooBig, throttled } from './connector-error.ts';
import { isJsonObject, type JsonObject } from './json-object.ts';
import { perConversation, perTenant } from './rates.ts';
import type { Conversation, StoredActivity } from './world.ts';
import { splitThread } from './world-store.ts';

/** The bot sends a message, as a new one or as a reply to `replyToId`. */
export function postActivity(
  backstage: Backstage,
  conversationId: string,
  body: unknown,
  replyToId?: string,
) {
  const conversation = conversationForBot(backstage, conversationId);
  countCall(backstage, conversation.id);
  const threadId = splitThread(conversationId).threadId ?? threadOf(backstage, conversation, replyToId);
  const activity = acceptActivity(backstage, body);
  if (activity.type === 'typing') return { id: backstage.store.nextActivityId(backstage.now()) };
  return { id: addBotMessage(backstage, conversation, activity, threadId).id };
}

/** The bot puts other content into a message of its own; everybody sees the new content. */
export function updateActivity(
  backstage: Backstage,
  conversationId: string,
  activityId: string,
  body: unknown,
) {
  const stored = ownMessage(backstage, conversationId, activityId);
  countCall(backstage, stored.conversationId);
  const activity = acceptActivity(backstage, body);
  Object.assign(stored, contentOf(activity), { views: {}, editedAt: backstage.now().toISOString() });
  backstage.store.changed(stored.conversationId);
  return { id: activityId };
}

export function deleteActivity(backstage: Backstage, conversationId: string, activityId: string): void {
  const stored = ownMessage(backstage, conversationId, activityId);
  countCall(backstage, stored.conversationId);
  const { world } = backstage.store;
  world.activities = world.activities.filter((activity) => activity !== stored);
  backstage.store.changed(stored.conversationId);
}

/** @throws ConnectorError when the bot is too fast */
export function countCall({ limits }: Backstage, conversationId: string): void {
  const seconds = limits?.count([
    { key: conversationId, windows: perConversation },
    { key: 'tenant', windows: perTenant },
  ]);
  if (seconds !== undefined) throw throttled(seconds);
}

export function acceptActivity({ strict }: Backstage, body: unknown): JsonObject {
  if (!isJsonObject(body)) throw badSyntax('The activity is missing or not an object');
  if (isTooBig(body)) throw messageTooBig();
  const problems = checkActivity(body, { strict });
  if (problems.length > 0) throw badSyntax(problems.join('; '));
  return body;
}

export function addBotMessage(
  { store, bot, now }: Backstage,
  conversation: Conversation,
  activity: JsonObject,
  threadId?: string,
): StoredActivity {
  const sentAt = now();
  const id = store.nextActivityId(sentAt);
  const stored: StoredActivity = {
    id,
    conversationId: conversation.id,
    ...(conversation.kind === 'channel' ? { threadId: threadId ?? id } : {}),
    fromId: bot.id,
    ...contentOf(activity),
    views: {},
    sentAt: sentAt.toISOString(),
  };
  store.world.activities.push(stored);
  store.changed(conversation.id);
  return stored;
}

function contentOf(activity: JsonObject): Pick<StoredActivity, 'text' | 'summary' | 'cards'> {
  const { text, summary } = activity;
  return {
    text: typeof text === 'string' ? text : '',
    summary: typeof summary === 'string' ? summary : undefined,
    cards: cardsOf(activity),
  };
}

function ownMessage(backstage: Backstage, conversationId: string, activityId: string): StoredActivity {
  const conversation = conversationForBot(backstage, conversationId);
  const stored = backstage.store.activity(conversation.id, activityId);
  if (stored === undefined) throw activityNotFound();
  if (stored.fromId !== backstage.bot.id) {
    throw new ConnectorError(403, 'NotEnoughPermissions', 'Only the sender of a message can change it.');
  }
  return stored;
}

/** A reply in a channel stands in the thread of what it answers; a chat has no threads and takes any id, as
 * does a channel when it is not a message's: the SDK makes one up when it continues a conversation. */
function threadOf({ store }: Backstage, conversation: Conversation, replyToId: string | undefined) {
  if (conversation.kind !== 'channel' || replyToId === undefined || !/^\d+$/.test(replyToId))
    return undefined;
  const answered = store.activity(conversation.id, replyToId);
  if (answered === undefined) throw activityNotFound();
  return answered.threadId;
}
