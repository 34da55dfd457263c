import type { Backstage } from './backstage.ts';
import { composeActivity, placeOf } from './compose-activity.ts';
import type { JsonObject } from './json-object.ts';
import { textAsHtml } from './message-payload.ts';
import { isGood, SOMETHING_WENT_WRONG, sendToBot } from './send-to-bot.ts';
import type { Told } from './sight.ts';
import { VisitError } from './visit-error.ts';
import type { Conversation, StoredActivity, TeamsUser } from './world.ts';

export type Writing = { text: string; replyToId?: string | undefined };

/** A person types a message. The bot hears of it in its personal chats, and elsewhere when it is mentioned. */
export async function writeMessage(
  backstage: Backstage,
  user: TeamsUser,
  conversation: Conversation,
  { text, replyToId }: Writing,
): Promise<Told> {
  if (text.trim() === '') throw new VisitError('There is nothing to send.');
  if (conversation.kind === 'personal' && !user.installed) {
    throw new VisitError('The app is not installed: its chat is read-only.');
  }
  const message = addMessage(backstage, user, conversation, { text, replyToId });
  const isMention = text.includes(`@${backstage.bot.name}`);
  const isHeard = conversation.kind === 'personal' || (conversation.kind === 'channel' && isMention);
  if (!isHeard) return {};
  const activity = composeActivity(backstage, user, placeOf(conversation, message), {
    type: 'message',
    id: message.id,
    ...(conversation.kind === 'personal' ? plainText(text) : mentioning(backstage, text)),
  });
  return isGood(await sendToBot(backstage, activity)) ? {} : { error: SOMETHING_WENT_WRONG };
}

function addMessage(
  { store, now }: Backstage,
  user: TeamsUser,
  conversation: Conversation,
  { text, replyToId }: Writing,
): StoredActivity {
  const answered = replyToId === undefined ? undefined : store.activity(conversation.id, replyToId);
  if (replyToId !== undefined && answered === undefined) throw new VisitError('That message is gone.');
  const sentAt = now();
  const id = store.nextActivityId(sentAt);
  const message: StoredActivity = {
    id,
    conversationId: conversation.id,
    ...(conversation.kind === 'channel' ? { threadId: answered?.threadId ?? id } : {}),
    fromId: user.id,
    text,
    cards: [],
    views: {},
    sentAt: sentAt.toISOString(),
  };
  store.world.activities.push(message);
  store.changed(conversation.id);
  return message;
}

function plainText(text: string): JsonObject {
  return {
    text,
    textFormat: 'plain',
    attachments: [{ contentType: 'text/html', content: textAsHtml(text) }],
  };
}

function mentioning({ bot }: Backstage, text: string): JsonObject {
  const mention = `<at>${bot.name}</at>`;
  return {
    text: text.replaceAll(`@${bot.name}`, mention),
    textFormat: 'plain',
    entities: [{ type: 'mention', text: mention, mentioned: { id: bot.id, name: bot.name } }],
  };
}
