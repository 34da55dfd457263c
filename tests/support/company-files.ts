import type { ModelCompany, ModelPerson, ModelRecipients } from './calendar-model/company.ts';
import type { ModelCycle } from './calendar-model/occurrences.ts';

/** The files from which Tandem knows the company of a calendar model, and its cycle. */

const peopleColumns =
  'email,name,time_zone,locale,role,primary_team,other_teams,override_manager,start_date,active,slack_user_id,teams_aad_object_id';

export function peopleCsv({ people }: ModelCompany): string {
  return [peopleColumns, ...people.map(lineOf)].join('\n');
}

function lineOf(person: ModelPerson): string {
  const { email, zone, team = '', otherTeams = [], overrideManager = '', isActive = true } = person;
  return `${email},${email.split('@')[0]},${zone},en-GB,member,${team},${otherTeams.join(';')},${overrideManager},,${isActive},,`;
}

export function teamsCsv({ teams }: ModelCompany): string {
  const header = 'name,parent,primary_manager,secondary_managers,slack_channel,teams_channel';
  const lines = teams.map(({ name, parent = '', manager = '' }) => `${name},${parent},${manager},,,`);
  return [header, ...lines].join('\n');
}

/** Which teams have which calendar; one that nobody has any more is for none. */
export function holidaysYaml({ calendars, teams }: ModelCompany): string {
  const holidays = Object.entries(calendars).map(([name, days]) => ({
    name,
    days,
    teams: teams.filter(({ calendar }) => calendar === name).map((team) => team.name),
  }));
  return JSON.stringify({ holidays });
}

/** A question set, a template and one cycle, which runs from when the file is applied. */
export function cycleYaml(name: string, cycle: ModelCycle, timeZone: string): string {
  const [firstIssueOn, revieweeBy, reviewerBy, finaliseBy] = cycle.dates;
  const { every, issueImmediately, nonWorkingDays, skipWhenAway } = cycle;
  const question = { key: 'moved', type: 'longText', prompt: 'What moved?', askedTo: 'reviewee' };
  return JSON.stringify({
    questionSets: [{ name: 'Check-in', shared: true, questions: [question] }],
    templates: [{ name: 'Check-in', questionSets: ['Check-in'], reviewer: cycle.coach ?? 'manager' }],
    cycles: [
      {
        name,
        template: 'Check-in',
        recipients: recipientsIn(cycle.recipients),
        dates: { firstIssueOn, revieweeBy, reviewerBy, finaliseBy },
        every,
        timeZone,
        issueImmediately,
        nonWorkingDays,
        skipWhenAway,
      },
    ],
  });
}

function recipientsIn({ company = false, people = [], teams = [], except }: ModelRecipients): object {
  return { company, people, teams, ...(except && { except }) };
}
