import { createHash } from 'node:crypto';
import type { Conversation, Team, TeamsUser, World } from './world.ts';

type UserSeed = {
  aadObjectId: string;
  name: string;
  email: string;
  /** IANA name. */
  timeZone: string;
  locale?: string;
  installed?: boolean;
  /** What the roster says of them instead of the usual; what is null it leaves out. */
  inRoster?: Record<string, string | null>;
};

/** Members are named by e-mail; the first channel is the team's General one and shares its id. */
type TeamSeed = {
  name: string;
  members: readonly string[];
  channels: readonly string[];
  installed?: boolean;
};

/** A chat between people, without the bot; members are named by e-mail. */
type ChatSeed = { name?: string; members: readonly string[] };

export type WorldSeed = {
  users: readonly UserSeed[];
  teams?: readonly TeamSeed[];
  chats?: readonly ChatSeed[];
};

export function seedWorld(seed: WorldSeed): World {
  const users = seed.users.map(toUser);
  const idOf = (email: string) => {
    const found = users.find((user) => user.email === email.toLowerCase());
    if (found === undefined) throw new Error(`No Teams user has the e-mail ${email}`);
    return found.id;
  };
  const teams = (seed.teams ?? []).map((team) => toTeam(team, team.members.map(idOf)));
  return {
    users,
    teams,
    conversations: [
      ...users.map(personalChat),
      ...teams.flatMap(channelsOf),
      ...(seed.chats ?? []).map((chat) => toChat(chat, chat.members.map(idOf))),
    ],
    activities: [],
    dialogs: {},
    lastActivityId: 0,
  };
}

function toUser(seed: UserSeed): TeamsUser {
  return {
    id: `29:1${digest('user', seed.aadObjectId)}`,
    aadObjectId: seed.aadObjectId,
    name: seed.name,
    email: seed.email.toLowerCase(),
    timeZone: seed.timeZone,
    locale: seed.locale ?? 'en-GB',
    installed: seed.installed ?? true,
    blocked: false,
    ...(seed.inRoster && { inRoster: seed.inRoster }),
  };
}

function personalChat(user: TeamsUser): Conversation {
  return { id: `a:1${digest('chat', user.id)}`, kind: 'personal', name: user.name, memberIds: [user.id] };
}

function toTeam(seed: TeamSeed, memberIds: string[]): Team {
  const id = channelId(seed.name, 'General');
  return {
    id,
    aadGroupId: uuidOf('team', seed.name),
    name: seed.name,
    installed: seed.installed ?? true,
    memberIds,
    channels: seed.channels.map((name, index) => ({
      id: index === 0 ? id : channelId(seed.name, name),
      name,
    })),
  };
}

function channelsOf(team: Team): Conversation[] {
  return team.channels.map(({ id, name }) => ({
    id,
    kind: 'channel',
    name: `${team.name} / ${name}`,
    memberIds: team.memberIds,
    teamId: team.id,
  }));
}

function toChat(seed: ChatSeed, memberIds: string[]): Conversation {
  const suffix = memberIds.length > 2 ? 'thread.v2' : 'unq.gbl.spaces';
  return {
    id: `19:${digest('chat', ...memberIds)}@${suffix}`,
    kind: 'chat',
    name: seed.name ?? seed.members.join(', '),
    memberIds,
  };
}

function channelId(team: string, channel: string): string {
  return `19:${digest('channel', team, channel)}@thread.tacv2`;
}

/** The same seed gives the same ids, so that a restart finds what was stored. */
function digest(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('base64url');
}

function uuidOf(...parts: string[]): string {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}
