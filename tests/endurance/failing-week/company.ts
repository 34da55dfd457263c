import { type Person, platforms } from '../../../src/core/people/person.ts';
import { type Team, TeamModel } from '../../../src/core/people/team.ts';
import { TeamsChannelModel } from '../../../src/core/teams-channels/teams-channel.ts';
import type { IsoDate } from '../../../src/core/time/iso-date.ts';
import { addMember, addOpen, addTeam } from '../../core/digests/digest-fixture.ts';
import type { FailingPlatforms } from './failing-platforms.ts';

const onSlack = ['Ada', 'Bo', 'Cy', 'Dee', 'Eve', 'Flo', 'Gus'];
const onTeams = ['Dee', 'Eve', 'Flo', 'Gus', 'Hal', 'Ike', 'Jo'];
const preferTeams = ['Eve', 'Gus'];

/** Some are on Slack, some on Teams and some on both; of some Teams has not said yet where their chat is. */
export const cast = {
  onSlack,
  onTeams,
  withoutChat: ['Gus', 'Hal'],
  teams: ['Amber', 'Beryl', 'Coral', 'Diamond'],
};

/** Every team has a channel on both platforms, and something that is due on each of these days. */
export async function foundCompany(outside: FailingPlatforms, days: readonly IsoDate[]): Promise<Person[]> {
  const teams: Team[] = [];
  for (const name of cast.teams) teams.push(await foundTeam(outside, name));
  const people: Person[] = [];
  for (const [n, name] of [...new Set([...onSlack, ...onTeams])].entries()) {
    const preferences = preferTeams.includes(name) ? { platform: 'teams' as const } : {};
    const facts = { ...outside.accountsOf(name), preferences };
    people.push(await addMember(name, pick(teams, n), facts));
  }
  for (const n of teams.keys()) {
    for (const day of days) {
      const due = { cycleId: `due-${day}`, revieweeBy: day, reviewerBy: day, finaliseBy: day };
      await addOpen(pick(people, n), pick(people, n + 1), due);
    }
  }
  return people;
}

/** A post for every channel of every team. */
export async function digestsOf(on: IsoDate) {
  const teams = await TeamModel.find().lean<Team[]>();
  return teams.flatMap(({ _id: teamId }) =>
    platforms.map((platform) => ({ place: { teamId, platform }, notice: { kind: 'digest', on } as const })),
  );
}

async function foundTeam(outside: FailingPlatforms, name: string): Promise<Team> {
  const { serviceUrl } = outside;
  const teamsChannel = outside.channelOf(name, 'teams');
  await TeamsChannelModel.create({
    _id: teamsChannel,
    teamId: teamsChannel,
    serviceUrl,
    isInstalled: true,
  });
  return addTeam(name, { slackChannel: outside.channelOf(name, 'slack'), teamsChannel });
}

/** Counts on from the beginning after the last. */
export function pick<T>(all: readonly T[], n: number): T {
  const picked = all[n % all.length];
  if (picked === undefined) throw new Error('there is none');
  return picked;
}
