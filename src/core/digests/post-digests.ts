import type { Core } from '../core.ts';
import { enqueue } from '../outbox/enqueue.ts';
import type { NewMessage } from '../outbox/new-message.ts';
import { type Team, TeamModel } from '../people/team.ts';
import { getSettings, type Settings } from '../settings/settings.ts';
import { deadlineLines, isWorthPosting } from './deadline-lines.ts';
import { byPerson, findProgress } from './find-progress.ts';
import { type GatheredTeam, gatherTeams, memberIdsOf } from './gather-teams.ts';
import { type Look, lookAt } from './look.ts';

type TeamLook = GatheredTeam & { look: Look };

const teamsPerBatch = 200;

/**
 * The sweep that posts deadlines in the channels of teams: it looks at each of them once a day, at its own time. The
 * key of a post holds team, platform and day, so that looking again posts nothing again.
 */
export async function postDigests(core: Core): Promise<{ posts: number }> {
  const now = core.clock.now();
  let posts = 0;
  for (;;) {
    const due = await findDueTeams(now);
    if (due.length === 0) return { posts };
    const settings = await getSettings();
    const looks = await lookAtTeams(due, now, settings);
    const found = await findPosts(looks, settings);
    await enqueue(core, found);
    posts += found.length;
    await moveOn(looks);
  }
}

/** Those with a channel whose next look is due, or that were never looked at. */
async function findDueTeams(now: Date): Promise<Team[]> {
  const isDue = { digestAt: { $not: { $gt: now } } };
  const [withSlack, withTeams] = await Promise.all([
    TeamModel.find({ ...isDue, slackChannel: { $type: 'string' } })
      .limit(teamsPerBatch)
      .lean<Team[]>(),
    TeamModel.find({ ...isDue, teamsChannel: { $type: 'string' } })
      .limit(teamsPerBatch)
      .lean<Team[]>(),
  ]);
  return [...new Map([...withSlack, ...withTeams].map((team) => [team._id, team])).values()];
}

async function lookAtTeams(teams: readonly Team[], now: Date, settings: Settings): Promise<TeamLook[]> {
  const gathered = await gatherTeams(teams);
  return gathered.map((team) => ({
    ...team,
    look: lookAt(now, team.locality.timeZone, team.calendar, settings),
  }));
}

async function findPosts(looks: readonly TeamLook[], settings: Settings): Promise<NewMessage[]> {
  const timely = looks.filter(({ look }) => look.deadlines !== undefined);
  const from = timely.flatMap(({ look }) => look.deadlines?.from ?? []).sort()[0];
  const until = timely
    .flatMap(({ look }) => look.deadlines?.until ?? [])
    .sort()
    .at(-1);
  if (from === undefined || until === undefined) return [];
  const progressOf = byPerson(await findProgress(memberIdsOf(timely), { from, until }));
  return timely.flatMap((team) => postsOf(team, progressOf, settings));
}

function postsOf(
  { team, members, look }: TeamLook,
  progressOf: ReturnType<typeof byPerson>,
  settings: Settings,
): NewMessage[] {
  const { on, deadlines } = look;
  if (!deadlines) return [];
  return [...members].flatMap(([platform, some]) => {
    const lines = deadlineLines(progressOf(some.keys()), some, deadlines, on);
    const nearest = lines.find((line) => isWorthPosting(line, settings));
    if (!nearest) return [];
    const place = { teamId: team._id, platform };
    return [{ place, notice: { kind: 'digest' as const, on }, deadlineOn: nearest.dueOn }];
  });
}

/** A team that somebody else looked at in the meantime stays as they left it. Most of a batch go the same way. */
async function moveOn(looks: readonly TeamLook[]): Promise<void> {
  const ways = new Map<string, { from: Date | null; to: Date; teamIds: string[] }>();
  for (const { team, look } of looks) {
    const from = team.digestAt ?? null;
    const key = `${from?.toISOString()} ${look.nextAt.toISOString()}`;
    const way = ways.get(key) ?? { from, to: look.nextAt, teamIds: [] };
    way.teamIds.push(team._id);
    ways.set(key, way);
  }
  await TeamModel.bulkWrite(
    [...ways.values()].map(({ from, to, teamIds }) => ({
      updateMany: {
        filter: { _id: { $in: teamIds }, digestAt: from },
        update: { $set: { digestAt: to } },
      },
    })),
  );
}
