import type { Backstage } from './backstage.ts';
import type { JsonObject } from './json-object.ts';
import type { Conversation, Dialog, StoredActivity, TeamsUser } from './world.ts';

type SeenMessage = {
  id: string;
  from: { id: string; name: string; isBot: boolean };
  text: string;
  /** What the notification on a phone says. */
  notification: string;
  cards: JsonObject[];
  sentAt: string;
  editedAt?: string | undefined;
  /** In a channel: the message that starts the thread. */
  threadId?: string | undefined;
};

/** What a person sees after doing something: the conversation, an open dialog, and what the client tells them. */
export type Sight = {
  conversation: { id: string; kind: Conversation['kind']; name: string; canWrite: boolean };
  messages: SeenMessage[];
  dialog?: Dialog;
} & Told;

/** What the client says once, after an action. */
export type Told = {
  /** A short line from the bot. */
  notice?: string;
  /** Teams' own complaint. */
  error?: string;
  /** Complaints beside the fields of the card that was pressed, by input id. */
  fieldErrors?: Record<string, string>;
  /** A page that the browser opens. */
  opensUrl?: string;
};

export function sightOf(
  backstage: Backstage,
  user: TeamsUser,
  conversation: Conversation,
  told: Told = {},
): Sight {
  const { world } = backstage.store;
  const dialog = world.dialogs[user.id];
  return {
    conversation: {
      id: conversation.id,
      kind: conversation.kind,
      name: conversation.kind === 'personal' ? backstage.bot.name : conversation.name,
      canWrite: conversation.kind !== 'personal' || (user.installed && !user.blocked),
    },
    messages: world.activities
      .filter((activity) => activity.conversationId === conversation.id)
      .map((activity) => toMessage(backstage, user, activity)),
    ...(dialog === undefined ? {} : { dialog: structuredClone(dialog) }),
    ...told,
  };
}

/** The cards of a message as this person sees them. */
export function cardsFor(user: TeamsUser, activity: StoredActivity): JsonObject[] {
  const view = activity.views[user.id];
  return view === undefined ? activity.cards : [view];
}

function toMessage({ store, bot }: Backstage, user: TeamsUser, activity: StoredActivity): SeenMessage {
  const { id, fromId, text, summary, sentAt, editedAt, threadId } = activity;
  const isBot = fromId === bot.id;
  return {
    id,
    from: { id: fromId, name: isBot ? bot.name : (store.user(fromId)?.name ?? ''), isBot },
    text,
    notification: summary ?? (text || 'Sent a card'),
    cards: structuredClone(cardsFor(user, activity)),
    sentAt,
    ...(editedAt === undefined ? {} : { editedAt }),
    ...(threadId === undefined ? {} : { threadId }),
  };
}
