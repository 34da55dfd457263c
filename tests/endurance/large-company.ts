import type { Core } from '../../src/core/core.ts';
import { type Person, PersonModel } from '../../src/core/people/person.ts';
import { TeamModel } from '../../src/core/people/team.ts';
import { applySetup } from '../../src/core/setup/apply-setup.ts';
import { addDays } from '../../src/core/time/calendar.ts';
import { dayIn } from '../../src/core/time/local-time.ts';
import { slackUserOf } from './counting-slack.ts';

/** Many small teams of a company in Slack. Each has a manager, who is nobody's reviewee, besides its members. */
export interface Department {
  name: string;
  teams: number;
  membersPerTeam: number;
  timeZone?: string;
  preferences?: Person['preferences'];
}

export async function addDepartment({ name, teams, membersPerTeam, ...person }: Department): Promise<void> {
  const numbers = Array.from({ length: teams }, (_, number) => number);
  const teamIdOf = (number: number) => `${name}-${number}`;
  await TeamModel.insertMany([
    { _id: name, name },
    ...numbers.map((number) => ({
      _id: teamIdOf(number),
      name: `${name} ${number}`,
      parentId: name,
      primaryManagerId: `${name}-${number}-manager`,
    })),
  ]);
  const people = numbers.flatMap((number) => {
    const members = Array.from({ length: membersPerTeam }, (_, n) => `${name}-${number}-member-${n}`);
    return [`${name}-${number}-manager`, ...members].map((id) => ({
      _id: id,
      name: `Person ${id}`,
      email: `${id}@acme.example`,
      timeZone: 'Europe/London',
      locale: 'en',
      role: 'member',
      primaryTeamId: teamIdOf(number),
      isActive: true,
      slack: { userId: slackUserOf(id) },
      // These tests run at any time of day, and whoever reviews hears of nothing while it is quiet.
      preferences: { quietHours: { from: '03:00', until: '03:01' } },
      ...person,
    }));
  });
  await PersonModel.insertMany(people);
}

/** A weekly cycle for everybody of a department, which is due at once. All of it is to be done a day later. */
export async function startCycle(
  core: Core,
  { name, timeZone = 'UTC' }: Pick<Department, 'name' | 'timeZone'>,
): Promise<void> {
  const day = (ahead: number) => addDays(dayIn(core.clock.now(), timeZone), ahead);
  await applySetup(
    core,
    `
questionSets:
  - name: Check-in
    questions: [{ key: mood, type: mood, prompt: How was the week? }]
templates:
  - { name: Weekly, questionSets: [Check-in] }
cycles:
  - name: Weekly of ${name}
    template: Weekly
    recipients: { teams: [{ name: ${name}, includeSubTeams: true }] }
    dates: { firstIssueOn: ${day(0)}, revieweeBy: ${day(1)}, reviewerBy: ${day(1)}, finaliseBy: ${day(1)} }
    timeZone: ${timeZone}
    every: { weeks: 1 }
    issueImmediately: true
`,
  );
}
