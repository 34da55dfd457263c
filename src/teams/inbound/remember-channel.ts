import { claimInstallation, releaseInstallation } from '../../core/teams-channels/claim-installation.ts';
import { followTeamsChannel, isRenaming } from '../../core/teams-channels/follow-teams-channel.ts';
import {
  rememberTeamRemoval,
  rememberTeamsChannels,
} from '../../core/teams-channels/remember-teams-channels.ts';
import type { Activity } from '../activity.ts';
import type { Adapter } from '../adapter.ts';
import { describeError } from '../explain-error.ts';
import type { SeenChannel } from './payloads.ts';
import { readInstallation } from './read-installation.ts';

/** Notes where in a team something happened, and what became of it: what is posted there later needs to know. */
export async function rememberChannel(adapter: Adapter, activity: Activity): Promise<void> {
  const { channel, eventType, sentAt } = activity.inbound;
  const now = adapter.core.clock.now();
  const at = sentAt ?? now;
  if (channel === undefined) return;
  const { id: _id, name, ...team } = channel;
  const installation = readInstallation(activity.inbound);
  if (installation === 'removed') return rememberTeamRemoval(team.teamId);
  const here = { id: _id, ...(name !== undefined && { name }) };
  const others = installation === 'added' ? await askOnce(adapter, activity, team.teamId, at) : [];
  await rememberTeamsChannels(
    team,
    [here, ...others].map(({ id, ...named }) => ({ _id: id, ...named })),
    { at, isRenaming: isRenaming(eventType) },
  );
  if (eventType !== undefined) await followTeamsChannel(eventType, { _id, teamId: team.teamId }, at, now);
}

type NamedChannel = Pick<SeenChannel, 'id' | 'name'>;

/** Of the events that tell of one installation the first asks Teams for the channels. */
async function askOnce(
  adapter: Adapter,
  activity: Activity,
  teamId: string,
  at: Date,
): Promise<NamedChannel[]> {
  return (await claimInstallation(teamId, at)) ? fetchChannels(adapter, activity, teamId) : [];
}

/** Without the list, each channel is known once something happens in it. */
async function fetchChannels({ log }: Adapter, activity: Activity, teamId: string): Promise<NamedChannel[]> {
  try {
    return await activity.fetchChannels();
  } catch (error) {
    log.warn(describeError(error), 'Teams did not say which channels a team has');
    await releaseInstallation(teamId);
    return [];
  }
}
