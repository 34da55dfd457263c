import { type Cycle, CycleModel } from '../cycles/cycle.ts';
import { type HolidayCalendar, HolidayCalendarModel } from '../holidays/holiday-calendar.ts';
import { loadOrganisation, type Organisation } from '../people/organisation.ts';
import { type QuestionSet, QuestionSetModel } from '../question-sets/question-set.ts';
import { type Template, TemplateModel } from '../templates/template.ts';

/** What a file may name, by name or e-mail. */
export interface StoredSetup {
  holidays: ReadonlyMap<string, HolidayCalendar>;
  sets: ReadonlyMap<string, QuestionSet>;
  templates: ReadonlyMap<string, Template>;
  cycles: ReadonlyMap<string, Cycle>;
  personIds: ReadonlyMap<string, string>;
  teamIds: ReadonlyMap<string, string>;
  organisation: Organisation;
}

export async function loadStoredSetup(): Promise<StoredSetup> {
  const [holidays, sets, templates, cycles, organisation] = await Promise.all([
    HolidayCalendarModel.find().lean<HolidayCalendar[]>(),
    QuestionSetModel.find().lean<QuestionSet[]>(),
    TemplateModel.find().lean<Template[]>(),
    CycleModel.find().lean<Cycle[]>(),
    loadOrganisation(),
  ]);
  return {
    holidays: byName(holidays),
    sets: byName(sets),
    templates: byName(templates),
    cycles: byName(cycles),
    personIds: new Map([...organisation.people.values()].map(({ email, _id }) => [email, _id])),
    teamIds: new Map([...organisation.teams.values()].map(({ name, _id }) => [name, _id])),
    organisation,
  };
}

function byName<T extends { name: string }>(records: readonly T[]): Map<string, T> {
  return new Map(records.map((record) => [record.name, record]));
}
