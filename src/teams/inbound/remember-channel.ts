import {
  rememberTeamRemoval,
  rememberTeamsChannels,
} from '../../core/teams-channels/remember-teams-channels.ts';
import type { Activity } from '../activity.ts';
import type { Adapter } from '../adapter.ts';
import { describeError } from '../explain-error.ts';
import type { SeenChannel } from './payloads.ts';
import { readInstallation } from './read-installation.ts';

/** Notes where in a team something happened: what is posted there later needs to know how to get there. */
export async function rememberChannel(adapter: Adapter, activity: Activity): Promise<void> {
  const { inbound } = activity;
  if (inbound.channel === undefined) return;
  const { id, name, ...team } = inbound.channel;
  const installation = readInstallation(inbound);
  if (installation === 'removed') return rememberTeamRemoval(team.teamId);
  const here = { id, ...(name !== undefined && { name }) };
  const others = installation === 'added' ? await fetchChannels(adapter, activity) : [];
  await rememberTeamsChannels(
    team,
    [here, ...others].map(({ id: _id, ...named }) => ({ _id, ...named })),
  );
}

/** Without the list, each channel is known once something happens in it. */
async function fetchChannels(
  { log }: Adapter,
  activity: Activity,
): Promise<Pick<SeenChannel, 'id' | 'name'>[]> {
  try {
    return await activity.fetchChannels();
  } catch (error) {
    log.warn(describeError(error), 'Teams did not say which channels a team has');
    return [];
  }
}
