import {
  isActive,
  isExcluded,
  type ModelCompany,
  type ModelPerson,
  personCalled,
  whoManages,
} from './company.ts';
import { everyDay } from './days.ts';
import type { ModelCycle, OwnOccurrence } from './occurrences.ts';
import { isCovered, type Pause } from './pauses.ts';

export type Reason =
  | 'inactive'
  | 'excluded'
  | 'is the reviewer'
  | 'no manager'
  | 'closed until then'
  | 'paused'
  | 'away throughout'
  | 'missed';

/** What one looks at to say who gets something from whom. */
export interface Situation {
  cycle: ModelCycle;
  company: ModelCompany;
  pauses: readonly Pause[];
}

export function reviewerOf({ cycle, company }: Situation, person: ModelPerson): string | undefined {
  const coach = personCalled(company, cycle.coach);
  if (cycle.coach === undefined) return whoManages(company, person);
  return coach && isActive(coach) && coach.email !== person.email ? coach.email : undefined;
}

/** Why this person does not get this occurrence as things stand; the first reason that applies. */
export function reasonAgainst(
  situation: Situation,
  person: ModelPerson,
  own: OwnOccurrence,
): Reason | undefined {
  const { cycle, company, pauses } = situation;
  if (!isActive(person)) return 'inactive';
  if (isExcluded(company, person, cycle.recipients)) return 'excluded';
  if (cycle.coach === person.email) return 'is the reviewer';
  if (reviewerOf(situation, person) === undefined) return 'no manager';
  if (own.isClosed) return 'closed until then';
  if (isCovered(pauses, own, person.zone)) return 'paused';
  if ((cycle.skipWhenAway ?? true) && isAwayThroughout(person, own)) return 'away throughout';
  return undefined;
}

function isAwayThroughout({ absences = [] }: ModelPerson, { issueDay, dates }: OwnOccurrence): boolean {
  return everyDay(issueDay, dates[3]).every((day) =>
    absences.some(({ from, until }) => from <= day && day <= until),
  );
}
