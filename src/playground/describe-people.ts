import type { StandIns } from './create-stand-ins.ts';
import type { PlatformName, ReadMarks } from './read-marks.ts';
import type { SampleOrganisation, SamplePerson, SampleTeam } from './sample-organisation.ts';

interface PlaygroundAccount {
  userId: string;
  unread: number;
}

/** Somebody to be, for the page. */
export interface PlaygroundPerson {
  name: string;
  email: string;
  role: SamplePerson['role'];
  team: string;
  timeZone: string;
  managerEmail?: string;
  /** Names of the teams that this person manages. */
  manages: string[];
  slack?: PlaygroundAccount;
  teams?: PlaygroundAccount;
}

export function describePeople(
  sample: SampleOrganisation,
  standIns: StandIns,
  readMarks: ReadMarks,
): PlaygroundPerson[] {
  const account = (platform: PlatformName, userId: string) => ({
    userId,
    unread: readMarks.countUnread(platform, userId),
  });
  return sample.people.map((person) => {
    const managerEmail = managerOf(sample.teams, person);
    const { slack_user_id, teams_aad_object_id } = person;
    return {
      name: person.name,
      email: person.email,
      role: person.role,
      team: person.primary_team,
      timeZone: person.time_zone,
      ...(managerEmail !== undefined && { managerEmail }),
      manages: sample.teams
        .filter(({ primary_manager }) => primary_manager === person.email)
        .map(({ name }) => name),
      ...(slack_user_id !== '' && { slack: account('slack', slack_user_id) }),
      ...(teams_aad_object_id !== '' && {
        teams: account('teams', standIns.teams.asUser(teams_aad_object_id).user.id),
      }),
    };
  });
}

/** The manager of the team or of the nearest team above, who is not the person. */
function managerOf(teams: SampleTeam[], { email, primary_team }: SamplePerson): string | undefined {
  let team = teams.find(({ name }) => name === primary_team);
  while (team !== undefined) {
    if (team.primary_manager !== email) return team.primary_manager;
    const { parent }: SampleTeam = team;
    team = teams.find(({ name }) => name === parent);
  }
  return undefined;
}
