import type { ModelCompany, ModelPerson } from '../../../support/calendar-model/company.ts';
import type { Day } from '../../../support/calendar-model/days.ts';
import type { ModelCycle } from '../../../support/calendar-model/occurrences.ts';
import type { Moment } from '../../../support/calendar-model/wall-clock.ts';

/** What happens to a company while a cycle runs in it. */
export type Happening = { at: Moment } & (
  | { kind: 'join'; person: ModelPerson }
  | { kind: 'leave' | 'return'; email: string }
  | { kind: 'move'; email: string; zone: string; team: string | undefined }
  | { kind: 'manager'; team: string; manager: string | undefined }
  | { kind: 'override'; email: string; manager: string | undefined }
  | { kind: 'holidays'; team: string; days: Day[] }
  | { kind: 'no holidays'; team: string }
  | { kind: 'pause'; until: Day | undefined }
  | { kind: 'resume' }
);

export interface Story {
  company: ModelCompany;
  cycle: ModelCycle;
  timeZone: string;
  /** When the cycle is started. */
  at: Moment;
  end: Moment;
  /** In the order in which they happen. */
  happenings: Happening[];
  /** Nothing runs from one moment to the other. */
  outages: { from: Moment; until: Moment }[];
  /** When it is swept beside the moments at which somebody is due. */
  sweeps: Moment[];
}

/** The company after something happened to it; nothing of the one before is changed. */
export function companyAfter(company: ModelCompany, happening: Happening): ModelCompany {
  const { people, teams, calendars } = company;
  switch (happening.kind) {
    case 'join':
      return { ...company, people: [...people, happening.person] };
    case 'leave':
    case 'return':
      return withPerson(company, happening.email, { isActive: happening.kind === 'return' });
    case 'move':
      return withPerson(company, happening.email, { zone: happening.zone, team: happening.team });
    case 'override':
      return withPerson(company, happening.email, { overrideManager: happening.manager });
    case 'manager':
      return { ...company, teams: teams.map(changed(happening.team, { manager: happening.manager })) };
    case 'holidays': {
      const name = `${happening.team} later`;
      return {
        ...company,
        teams: teams.map(changed(happening.team, { calendar: name })),
        calendars: { ...calendars, [name]: happening.days },
      };
    }
    case 'no holidays':
      return { ...company, teams: teams.map(changed(happening.team, { calendar: undefined })) };
    default:
      return company;
  }
}

type Change<T> = { [Field in keyof T]?: T[Field] | undefined };

function withPerson(company: ModelCompany, email: string, change: Change<ModelPerson>): ModelCompany {
  const people = company.people.map((person) => (person.email === email ? without(person, change) : person));
  return { ...company, people };
}

type Team = ModelCompany['teams'][number];

function changed(name: string, change: Change<Team>): (team: Team) => Team {
  return (team) => (team.name === name ? without(team, change) : team);
}

/** What becomes undefined is not there any more. */
function without<T extends object>(before: T, change: Change<T>): T {
  const entries = Object.entries({ ...before, ...change }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as T;
}
