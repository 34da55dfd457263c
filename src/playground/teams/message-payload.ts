import type { Backstage } from './backstage.ts';
import type { JsonObject } from './json-object.ts';
import type { Conversation, StoredActivity } from './world.ts';

/** A message as a message action command hands it to the bot. */
export function messagePayload(
  backstage: Backstage,
  conversation: Conversation,
  activity: StoredActivity,
): JsonObject {
  const { id, threadId, sentAt, editedAt } = activity;
  return {
    id,
    replyToId: threadId === undefined || threadId === id ? null : threadId,
    messageType: 'message',
    createdDateTime: sentAt,
    lastModifiedDateTime: editedAt ?? null,
    deleted: false,
    subject: null,
    summary: null,
    importance: 'normal',
    locale: 'en-us',
    linkToMessage: `https://teams.microsoft.com/l/message/${encodeURIComponent(conversation.id)}/${id}`,
    from: sender(backstage, activity.fromId),
    body: { contentType: 'html', content: bodyOf(activity) },
    attachments: activity.cards.map((card, index) => ({
      id: `${id}-${index}`,
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: JSON.stringify(card),
    })),
    mentions: [],
    reactions: [],
  };
}

function sender({ store, bot }: Backstage, fromId: string): JsonObject {
  const user = store.user(fromId);
  if (user === undefined) {
    const application = { applicationIdentityType: 'bot', id: bot.appId, displayName: bot.name };
    return { device: null, conversation: null, user: null, application };
  }
  const { aadObjectId, name } = user;
  const person = { userIdentityType: 'aadUser', id: aadObjectId, displayName: name };
  return { device: null, conversation: null, user: person, application: null };
}

function bodyOf({ id, text, cards }: StoredActivity): string {
  const places = cards.map((_, index) => `<attachment id="${id}-${index}"></attachment>`);
  return [...(text === '' ? [] : [textAsHtml(text)]), ...places].join('');
}

/** Teams wraps what a person typed in a paragraph per line. */
export function textAsHtml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('');
}
