import type { Core } from '../core.ts';
import type { Platform } from '../people/person.ts';
import { type Team, TeamModel } from '../people/team.ts';
import { composeDigest } from '../views/compose-digest.ts';
import { type Channel, DeliveryRefused } from './channel.ts';
import type { Message } from './message.ts';
import type { DigestNotice } from './notice.ts';
import type { Sending } from './send-notice.ts';

/** Posts to a team, in the channel that it has by now. What stands in a channel is not drawn again. */
export async function sendPost(
  core: Core,
  channels: readonly Channel[],
  { place, sent }: Message,
  notice: DigestNotice,
): Promise<Sending> {
  const team = place && (await TeamModel.findById(place.teamId).lean<Team>());
  const channelId = team && channelIdOf(team, place.platform);
  if (!channelId || sent) return { kind: 'nothing-to-say' };
  const channel = channels.find(({ platform }) => platform === place.platform);
  if (!channel) return { kind: 'unreachable' };
  const card = await composeDigest(core, team, notice);
  if (!card) return { kind: 'nothing-to-say' };
  try {
    return { kind: 'sent', sent: await channel.post(channelId, card) };
  } catch (error) {
    if (!(error instanceof DeliveryRefused)) throw error;
    return { kind: 'refused', reason: error.reason, platform: place.platform };
  }
}

function channelIdOf({ slackChannel, teamsChannel }: Team, platform: Platform): string | undefined {
  return platform === 'slack' ? slackChannel : teamsChannel;
}
