import { seedWorld, type WorldSeed } from './seed-world.ts';
import type { Conversation, StoredActivity, Team, TeamsUser, World } from './world.ts';
import { worldSchema } from './world.ts';

/** Says which conversation changed, and who can see it. */
export type WorldChange = { conversationId: string; userIds: readonly string[] };

/** Everything the stand-in remembers, with the few look-ups everybody needs. */
export class WorldStore {
  world: World;
  readonly #seed: WorldSeed;
  readonly #listeners = new Set<(change: WorldChange) => void>();

  constructor(seed: WorldSeed) {
    this.#seed = seed;
    this.world = seedWorld(seed);
  }

  snapshot(): World {
    return structuredClone(this.world);
  }

  /** Takes a snapshot back; people, teams and chats that are only in the seed are kept. */
  restore(snapshot: unknown): void {
    const restored = worldSchema.parse(snapshot);
    const fresh = seedWorld(this.#seed);
    this.world = {
      ...restored,
      users: withNew(restored.users, fresh.users),
      teams: withNew(restored.teams, fresh.teams),
      conversations: withNew(restored.conversations, fresh.conversations),
    };
  }

  /** @returns a function that ends the subscription */
  onChange(listener: (change: WorldChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  changed(conversationId: string): void {
    const userIds = this.conversation(conversationId)?.memberIds ?? [];
    for (const listener of this.#listeners) listener({ conversationId, userIds });
  }

  /** By Teams user id, Entra object id or e-mail. */
  user(key: string): TeamsUser | undefined {
    const wanted = key.toLowerCase();
    return this.world.users.find(
      (user) => user.id === key || user.aadObjectId.toLowerCase() === wanted || user.email === wanted,
    );
  }

  conversation(id: string): Conversation | undefined {
    const { conversationId } = splitThread(id);
    return this.world.conversations.find((conversation) => conversation.id === conversationId);
  }

  personalChat(userId: string): Conversation | undefined {
    return this.world.conversations.find(
      (conversation) => conversation.kind === 'personal' && conversation.memberIds.includes(userId),
    );
  }

  team(id: string | undefined): Team | undefined {
    return this.world.teams.find((team) => team.id === id);
  }

  activity(conversationId: string, id: string): StoredActivity | undefined {
    return this.world.activities.find(
      (activity) =>
        activity.id === id && activity.conversationId === splitThread(conversationId).conversationId,
    );
  }

  /** Teams names messages by the millisecond in which they were sent, never the same one twice. */
  nextActivityId(now: Date): string {
    this.world.lastActivityId = Math.max(this.world.lastActivityId + 1, now.getTime());
    return String(this.world.lastActivityId);
  }
}

/** A channel thread is addressed as `19:…@thread.tacv2;messageid=…`. */
export function splitThread(id: string): { conversationId: string; threadId: string | undefined } {
  const [conversationId = id, threadId] = id.split(';messageid=');
  return { conversationId, threadId };
}

function withNew<T extends { id: string }>(kept: T[], fresh: T[]): T[] {
  return [...kept, ...fresh.filter((item) => !kept.some((known) => known.id === item.id))];
}
