import type { Backstage } from './backstage.ts';
import { conversationForBot } from './bot-access.ts';
import { ConnectorError, conversationNotFound, notInRoster } from './connector-error.ts';
import type { Team, TeamsUser } from './world.ts';

const SMALLEST_PAGE = 50;
const USUAL_PAGE = 200;
const LARGEST_PAGE = 500;

export function listMembers(backstage: Backstage, conversationId: string) {
  return conversationForBot(backstage, conversationId)
    .memberIds.flatMap((id) => backstage.store.user(id) ?? [])
    .map((user) => toMember(backstage, user));
}

export function findMember(backstage: Backstage, conversationId: string, memberId: string) {
  const { memberIds } = conversationForBot(backstage, conversationId);
  const user = backstage.store.user(memberId);
  if (user === undefined || !memberIds.includes(user.id)) {
    throw new ConnectorError(404, 'MemberNotFoundInConversation', 'Member not found in conversation.');
  }
  return toMember(backstage, user);
}

/** One page of members; the token is where the next page starts. */
export function pageMembers(backstage: Backstage, conversationId: string, query: Record<string, unknown>) {
  const members = listMembers(backstage, conversationId);
  const asked = Number(query.pageSize ?? USUAL_PAGE) || USUAL_PAGE;
  const size = Math.min(LARGEST_PAGE, Math.max(SMALLEST_PAGE, asked));
  const start = Number(query.continuationToken ?? 0) || 0;
  const end = start + size;
  const more = end < members.length ? { continuationToken: String(end) } : {};
  return { members: members.slice(start, end), ...more };
}

export function describeTeam({ store }: Backstage, teamId: string) {
  const team = teamForBot(store.team(teamId));
  return {
    id: team.id,
    name: team.name,
    aadGroupId: team.aadGroupId,
    channelCount: team.channels.length,
    memberCount: team.memberIds.length,
  };
}

/** The General channel has the team's id and no name. */
export function listChannels({ store }: Backstage, teamId: string) {
  const team = teamForBot(store.team(teamId));
  const listed = team.channels.filter(({ id }) => !store.conversation(id)?.isDeleted);
  const conversations = listed.map(({ id, name }) => (id === team.id ? { id } : { id, name }));
  return { conversations };
}

function teamForBot(team: Team | undefined): Team {
  if (team === undefined) throw conversationNotFound();
  if (!team.installed) throw notInRoster();
  return team;
}

function toMember({ tenantId }: Backstage, user: TeamsUser) {
  const [givenName, ...rest] = user.name.split(' ');
  const usual = {
    id: user.id,
    name: user.name,
    givenName,
    surname: rest.join(' '),
    objectId: user.aadObjectId,
    aadObjectId: user.aadObjectId,
    email: user.email,
    userPrincipalName: user.email,
    tenantId,
    userRole: 'user',
  };
  const said = Object.entries({ ...usual, ...user.inRoster }).filter(([, value]) => value !== null);
  return Object.fromEntries(said);
}
