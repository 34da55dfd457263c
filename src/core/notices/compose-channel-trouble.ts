import type { Card } from '../chat/view.ts';
import { channelOf } from '../digests/find-served-teams.ts';
import type { NoticeOf } from '../outbox/notice.ts';
import type { Person } from '../people/person.ts';
import { type Team, TeamModel } from '../people/team.ts';
import { isAdministrator } from '../permissions/permissions.ts';
import { findTeamsChannel } from '../teams-channels/teams-channel.ts';
import { channelTroubleCard } from './channel-trouble-card.ts';

/** For those who run Tandem; undefined once the team has another channel or none. */
export async function composeChannelTrouble(
  reader: Person,
  notice: NoticeOf<'channel-trouble'>,
): Promise<Card | undefined> {
  if (!isAdministrator(reader)) return undefined;
  const { teamId, platform, channel } = notice;
  const team = await TeamModel.findById(teamId).lean<Team>();
  if (!team || channelOf(team, platform) !== channel) return undefined;
  const known = platform === 'teams' ? await findTeamsChannel(channel) : undefined;
  return channelTroubleCard(reader, { ...notice, teamName: team.name, ...(known && { known }) });
}
