import { z } from 'zod';
import { record } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { whileStill } from '../database/while-still.ts';
import { notFound } from '../errors.ts';
import type { Person } from '../people/person.ts';
import { type Team, TeamModel } from '../people/team.ts';
import { hasHrRole } from '../permissions/permissions.ts';

const slackSentence =
  'Please paste the channel’s link, or its id like C0123456789: a name like #design may change.';
const teamsSentence = 'Please paste the channel’s link, or its id like 19:…@thread.tacv2.';

const longestLink = 2000;
const tooLong = { error: 'That is too long for a link or an id.', abort: true };

/** What is filled in, a link or an id, becomes an id; what is left empty is no channel. */
export const teamChannelsInputSchema = z.object({
  slackChannel: z
    .string()
    .max(longestLink, tooLong)
    .transform(slackIdIn)
    .pipe(z.string(slackSentence))
    .optional(),
  teamsChannel: z
    .string()
    .max(longestLink, tooLong)
    .transform(teamsIdIn)
    .pipe(z.string(teamsSentence))
    .optional(),
});

export type TeamChannels = z.infer<typeof teamChannelsInputSchema>;

/** `https://acme.slack.com/archives/C0123456789/p17…`, or what `Copy link` and `Copy channel ID` give. */
function slackIdIn(typed: string): string | undefined {
  const given = /^https:\/\/[\w.-]+\/(?:archives|client\/\w+)\/([^/?#]+)/.exec(typed.trim())?.[1];
  const id = given ?? typed.trim();
  return /^[CG][A-Z0-9-]+$/.test(id) ? id : undefined;
}

/** `https://teams.microsoft.com/l/channel/19%3A…%40thread.tacv2/General?groupId=…` */
function teamsIdIn(typed: string): string | undefined {
  const given = /^https:\/\/[\w.-]+\/l\/channel\/([^/?#]+)/.exec(typed.trim())?.[1];
  const id = given?.replace(/%3a/gi, ':').replace(/%40/g, '@') ?? typed.trim();
  return /^19:[\w.-]+@thread\.(tacv2|skype)$/.test(id) ? id : undefined;
}

/** @throws {AppError} for anybody but HR, admins and owners, and for a team that is not there */
export async function loadTeam(actor: Person, teamId: string): Promise<Team> {
  const team = hasHrRole(actor) ? await TeamModel.findById(teamId).lean<Team>() : undefined;
  if (!team) throw notFound('That team');
  return team;
}

/**
 * Says where a team hears of its deadlines.
 * @returns false when that was changed since the team was loaded
 */
export async function changeTeamChannels(
  core: Core,
  actor: Person,
  team: Team,
  wanted: TeamChannels,
): Promise<boolean> {
  const names = ['slackChannel', 'teamsChannel'] as const;
  const changed = names.filter((name) => team[name] !== wanted[name]);
  if (changed.length === 0) return true;
  const set = changed.filter((name) => wanted[name] !== undefined);
  const unset = changed.filter((name) => wanted[name] === undefined);
  const { matchedCount } = await TeamModel.updateOne(
    { _id: team._id, ...whileStill(team, ...names) },
    {
      $set: Object.fromEntries(set.map((name) => [name, wanted[name]])),
      $unset: Object.fromEntries(unset.map((name) => [name, 1])),
    },
  );
  if (matchedCount === 0) return false;
  for (const name of changed) {
    const detail = `${team.name}, ${name}: ${team[name] ?? 'none'} → ${wanted[name] ?? 'none'}`;
    await record(core, actor, 'team.channel-changed', { detail });
  }
  return true;
}
