import type { Backstage } from './backstage.ts';
import { conversationNotFound, notInRoster, writesBlocked } from './connector-error.ts';
import type { Conversation } from './world.ts';
import type { WorldStore } from './world-store.ts';

/** The conversation with this id, if the bot may act in it.
 * @throws ConnectorError as Teams would answer */
export function conversationForBot({ store }: Backstage, id: string): Conversation {
  const conversation = store.conversation(id);
  if (conversation === undefined) throw conversationNotFound();
  switch (conversation.kind) {
    case 'personal': {
      const person = personOf(store, conversation);
      if (person?.blocked) throw writesBlocked();
      if (!person?.installed) throw notInRoster();
      break;
    }
    case 'channel': {
      const team = store.team(conversation.teamId);
      if (!team?.installed) throw notInRoster();
      if (conversation.isDeleted || team.state === 'deleted') throw conversationNotFound();
      if (team.state === 'archived') throw writesBlocked();
      break;
    }
    case 'chat':
      throw notInRoster();
  }
  return conversation;
}

/** The person whose personal chat with the bot this is. */
export function personOf(store: WorldStore, conversation: Conversation | undefined) {
  const [memberId] = conversation?.kind === 'personal' ? conversation.memberIds : [];
  return memberId === undefined ? undefined : store.user(memberId);
}
