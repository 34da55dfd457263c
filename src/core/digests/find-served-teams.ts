import type { Platform } from '../people/person.ts';
import { type Team, TeamModel } from '../people/team.ts';

/** The id of a team's channel on a platform. */
export function channelOf(
  { slackChannel, teamsChannel }: Pick<Team, 'slackChannel' | 'teamsChannel'>,
  platform: Platform,
): string | undefined {
  return platform === 'slack' ? slackChannel : teamsChannel;
}

type Below = Pick<Team, '_id' | 'parentId' | 'slackChannel' | 'teamsChannel'>;

const fields = { parentId: 1, slackChannel: 1, teamsChannel: 1 };

/**
 * Whose channel speaks for which teams: a team's own for it and for those below it that have none on that platform, so
 * that nobody is counted in two channels of one platform.
 * @returns the id of the team with the channel, by the id of each team that it speaks for
 */
export async function findServedTeams(
  teams: readonly Team[],
  platform: Platform,
): Promise<Map<string, string>> {
  const served = new Map(
    teams.filter((team) => channelOf(team, platform) !== undefined).map(({ _id }) => [_id, _id]),
  );
  let parentIds = [...served.keys()];
  while (parentIds.length > 0) {
    const below = await TeamModel.find({ parentId: { $in: parentIds } }, fields).lean<Below[]>();
    parentIds = [];
    for (const team of below) {
      const teamId = served.get(team.parentId ?? '');
      if (teamId === undefined || served.has(team._id) || channelOf(team, platform) !== undefined) continue;
      served.set(team._id, teamId);
      parentIds.push(team._id);
    }
  }
  return served;
}
