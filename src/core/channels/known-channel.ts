import type { RefusalReason } from '../chat/refusal.ts';
import type { Platform } from '../people/person.ts';
import type { Team } from '../people/team.ts';
import { type TeamsChannel, TeamsChannelModel } from '../teams-channels/teams-channel.ts';
import { type SlackChannel, SlackChannelModel } from './slack-channel.ts';

/** Why a channel takes no posts, as far as its platform has told. */
export type Closure = Extract<RefusalReason, 'channel-archived' | 'channel-deleted'>;

/** What a platform has told of a channel. */
export interface KnownChannel {
  _id: string;
  /** As the platform writes it: `#design`, `Design › General`; the id where no name is known. */
  name: string;
  /** Absent where it is open, or nothing was told. */
  closed?: Closure;
  /** Whether it was ever told to be open or closed. */
  isFollowed: boolean;
  /** By our clock: when its platform last told of it, or posting there was tried all the same. */
  checkedAt?: Date;
  /** Whether Tandem is in its team; of channels in Teams alone. */
  isInstalled?: boolean;
}

/** The channels of these teams that anything is known of, by id. */
export async function findKnownChannels(
  teams: readonly Pick<Team, 'slackChannel' | 'teamsChannel'>[],
): Promise<Map<string, KnownChannel>> {
  const idsOf = (name: 'slackChannel' | 'teamsChannel') => ({
    _id: { $in: teams.flatMap((team) => team[name] ?? []) },
  });
  const [inSlack, inTeams] = await Promise.all([
    SlackChannelModel.find(idsOf('slackChannel')).lean<SlackChannel[]>(),
    TeamsChannelModel.find(idsOf('teamsChannel')).lean<TeamsChannel[]>(),
  ]);
  return new Map(
    [...inSlack.map(knownSlackChannel), ...inTeams.map(knownTeamsChannel)].map((each) => [each._id, each]),
  );
}

export async function findKnownChannel(platform: Platform, id: string): Promise<KnownChannel | undefined> {
  const known = await findKnownChannels([platform === 'slack' ? { slackChannel: id } : { teamsChannel: id }]);
  return known.get(id);
}

export function knownSlackChannel({ _id, name, state, checkedAt }: SlackChannel): KnownChannel {
  return {
    _id,
    name: name === undefined ? _id : `#${name}`,
    isFollowed: state !== undefined,
    ...closure(state),
    ...(checkedAt && { checkedAt }),
  };
}

/** A channel is deleted by itself; with its team it is archived or deleted. */
export function knownTeamsChannel(channel: TeamsChannel): KnownChannel {
  const { _id, teamName, name, state, teamState, checkedAt, isInstalled } = channel;
  return {
    _id,
    name: [teamName, name].filter(Boolean).join(' › ') || _id,
    isFollowed: (state ?? teamState) !== undefined,
    ...closure(state === 'deleted' ? state : teamState),
    ...(checkedAt && { checkedAt }),
    isInstalled,
  };
}

function closure(state: SlackChannel['state']): Pick<KnownChannel, 'closed'> {
  return state === 'archived' || state === 'deleted' ? { closed: `channel-${state}` } : {};
}
