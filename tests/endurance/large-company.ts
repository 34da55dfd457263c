import { PersonModel } from '../../src/core/people/person.ts';
import { TeamModel } from '../../src/core/people/team.ts';
import { applySetup } from '../../src/core/setup/apply-setup.ts';
import { makeTestCore } from '../support/test-core.ts';
import { slackUserOf } from './counting-slack.ts';

/** Every team has a manager, who is nobody's reviewee, besides its members. */
export interface CompanySize {
  teams: number;
  membersPerTeam: number;
}

/** A company in Slack, with a weekly cycle for everybody that issues at once. */
export async function foundLargeCompany(size: CompanySize): Promise<void> {
  await addPeople(size);
  await addCycle();
}

async function addPeople({ teams, membersPerTeam }: CompanySize): Promise<void> {
  const numbers = Array.from({ length: teams }, (_, team) => team);
  await TeamModel.insertMany(
    numbers.map((team) => ({ _id: `team-${team}`, name: `Team ${team}`, primaryManagerId: `m${team}` })),
  );
  const people = numbers.flatMap((team) => {
    const ids = [`m${team}`, ...Array.from({ length: membersPerTeam }, (_, n) => `p${team}-${n}`)];
    return ids.map((id) => ({
      _id: id,
      name: `Person ${id}`,
      email: `${id}@acme.example`,
      timeZone: 'Europe/London',
      locale: 'en',
      role: 'member',
      primaryTeamId: `team-${team}`,
      isActive: true,
      slack: { userId: slackUserOf(id) },
    }));
  });
  await PersonModel.insertMany(people);
}

async function addCycle(): Promise<void> {
  const now = Date.now();
  const day = (fromToday: number) => new Date(now + fromToday * 86_400_000).toISOString().slice(0, 10);
  await applySetup(
    makeTestCore(new Date(now).toISOString()),
    `
questionSets:
  - name: Check-in
    questions: [{ key: mood, type: mood, prompt: How was the week? }]
templates:
  - { name: Weekly, questionSets: [Check-in] }
cycles:
  - name: Weekly
    template: Weekly
    recipients: { company: true }
    dates: { firstIssueOn: ${day(0)}, revieweeBy: ${day(2)}, reviewerBy: ${day(4)}, finaliseBy: ${day(6)} }
    every: { weeks: 1 }
    issueImmediately: true
`,
  );
}
