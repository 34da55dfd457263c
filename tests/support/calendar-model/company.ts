import type { Day } from './days.ts';

export interface ModelPerson {
  email: string;
  zone: string;
  /** The primary one. */
  team?: string;
  otherTeams?: string[];
  overrideManager?: string;
  isActive?: boolean;
  /** First and last day. */
  absences?: { from: Day; until: Day }[];
}

interface ModelTeam {
  name: string;
  parent?: string;
  manager?: string;
  calendar?: string;
}

export interface ModelCompany {
  people: ModelPerson[];
  teams: ModelTeam[];
  /** The days on which those are off whose team, or the nearest one above that has a calendar, has this one. */
  calendars: Record<string, Day[]>;
  /** 0 is Sunday; Monday to Friday when left out. */
  workingDays?: number[];
}

export interface ChosenTeam {
  name: string;
  includeSubTeams?: boolean;
  primaryOnly?: boolean;
}

export interface ModelRecipients {
  company?: boolean;
  people?: string[];
  teams?: ChosenTeam[];
  except?: { people?: string[]; teams?: ChosenTeam[] };
}

/** What decides when somebody's days and hours are. */
export interface Clock {
  zone: string;
  workingDays: number[];
  daysOff: Day[];
}

export function isActive({ isActive = true }: ModelPerson): boolean {
  return isActive;
}

export function personCalled(company: ModelCompany, email: string | undefined): ModelPerson | undefined {
  return company.people.find((person) => person.email === email);
}

/** A team and those above it, the nearest first. */
function teamsUpwards(company: ModelCompany, name: string | undefined): ModelTeam[] {
  const found: ModelTeam[] = [];
  let team = company.teams.find((each) => each.name === name);
  while (team && !found.includes(team)) {
    found.push(team);
    const { parent } = team;
    team = company.teams.find((each) => each.name === parent);
  }
  return found;
}

export function whoManages(company: ModelCompany, person: ModelPerson): string | undefined {
  const candidates = [
    person.overrideManager,
    ...teamsUpwards(company, person.team).map((each) => each.manager),
  ];
  return candidates.find((email) => {
    const candidate = personCalled(company, email);
    return candidate !== undefined && candidate.email !== person.email && isActive(candidate);
  });
}

export function clockOf(company: ModelCompany, person: ModelPerson): Clock {
  const calendar = teamsUpwards(company, person.team).find((team) => team.calendar !== undefined)?.calendar;
  return {
    zone: person.zone,
    workingDays: company.workingDays ?? [1, 2, 3, 4, 5],
    daysOff: company.calendars[calendar ?? ''] ?? [],
  };
}

/** Everybody whom a cycle is for, whether or not they can get it. */
export function recipientsOf(company: ModelCompany, recipients: ModelRecipients): ModelPerson[] {
  return company.people.filter(
    (person) =>
      recipients.company ||
      recipients.people?.includes(person.email) ||
      recipients.teams?.some((team) => isIn(company, person, team)),
  );
}

export function isExcluded(company: ModelCompany, person: ModelPerson, { except }: ModelRecipients): boolean {
  return (
    except?.people?.includes(person.email) === true ||
    except?.teams?.some((team) => isIn(company, person, team)) === true
  );
}

function isIn(company: ModelCompany, person: ModelPerson, chosen: ChosenTeam): boolean {
  const { name, includeSubTeams = false, primaryOnly = true } = chosen;
  const own = [person.team, ...(primaryOnly ? [] : (person.otherTeams ?? []))];
  return own.some((team) => {
    const [first, ...above] = teamsUpwards(company, team).map((each) => each.name);
    return first === name || (includeSubTeams && above.includes(name));
  });
}
