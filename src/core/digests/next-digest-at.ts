import { type Team, TeamModel } from '../people/team.ts';
import { firstTimeOf } from '../reminders/reminder-window.ts';
import { getSettings, type Settings } from '../settings/settings.ts';
import { type IsoDate, isoDate } from '../time/iso-date.ts';
import { dayIn, localTimeOn } from '../time/local-time.ts';
import { deadlineLines, isWorthPosting, type Progress } from './deadline-lines.ts';
import { byPerson, findProgress } from './find-progress.ts';
import { type GatheredTeam, gatherTeams, memberIdsOf, type TeamMember } from './gather-teams.ts';
import { deadlinesToPost, postDaysOf } from './post-days.ts';

type LookedAt = GatheredTeam & { nextLookAt: Date; nextLookOn: IsoDate };

const theEnd = isoDate('9999-12-31');

/**
 * When, as things stand, the next post in a team's channel is due; undefined when none is. It reads all that is
 * to come in such teams.
 */
export async function nextDigestAt(): Promise<Date | undefined> {
  const teams = await gatherLookedAt();
  const from = teams.map(({ nextLookOn }) => nextLookOn).sort()[0];
  if (from === undefined) return undefined;
  const progressOf = byPerson(await findProgress(memberIdsOf(teams), { from, until: theEnd }));
  const settings = await getSettings();
  const time = firstTimeOf(settings);
  const moments = teams.flatMap((team) =>
    [...team.members.values()].flatMap((members) => {
      const day = nextPostDayOf(team, members, progressOf(members.keys()), settings);
      return day === undefined ? [] : postMoment(team, day, time);
    }),
  );
  return moments.sort((a, b) => a.getTime() - b.getTime())[0];
}

async function gatherLookedAt(): Promise<LookedAt[]> {
  const text = { $type: 'string' as const };
  const teams = await TeamModel.find({
    digestAt: { $type: 'date' },
    $or: [{ slackChannel: text }, { teamsChannel: text }],
  }).lean<Team[]>();
  const gathered = await gatherTeams(teams);
  return gathered.flatMap((each) => {
    const { digestAt } = each.team;
    return digestAt
      ? { ...each, nextLookAt: digestAt, nextLookOn: dayIn(digestAt, each.locality.timeZone) }
      : [];
  });
}

function nextPostDayOf(
  { calendar, nextLookOn }: LookedAt,
  members: ReadonlyMap<string, TeamMember>,
  progress: readonly Progress[],
  settings: Settings,
): IsoDate | undefined {
  const open = progress.filter(({ status }) => status === 'open');
  const deadlines = open.flatMap(({ revieweeBy, reviewerBy, finaliseBy }) => [
    revieweeBy,
    reviewerBy,
    finaliseBy,
  ]);
  return [...new Set(deadlines)]
    .flatMap((deadline) => postDaysOf(deadline, calendar))
    .filter((day) => day >= nextLookOn)
    .sort()
    .find((day) => {
      const range = deadlinesToPost(day, calendar, false);
      if (range === undefined) return false;
      return deadlineLines(progress, members, range, day).some((line) => isWorthPosting(line, settings));
    });
}

function postMoment({ locality, nextLookAt }: LookedAt, day: IsoDate, time: string): Date {
  const moment = localTimeOn(day, time, locality.timeZone);
  return moment > nextLookAt ? moment : nextLookAt;
}
