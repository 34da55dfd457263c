import type { Cycle } from '../cycles/cycle.ts';
import { type Changes, changesOf } from '../database/compare-records.ts';
import type { Problem } from '../forms/problem.ts';
import type { HolidayCalendar } from '../holidays/holiday-calendar.ts';
import type { Organisation } from '../people/organisation.ts';
import type { QuestionSet } from '../question-sets/question-set.ts';
import type { Template } from '../templates/template.ts';
import { planCycleChange } from './plan-cycle-change.ts';
import { planHolidays, type TeamCalendar } from './plan-holidays.ts';
import { resolveSetup } from './resolve-setup.ts';
import { readSetupFile } from './setup-file.ts';

import type { StoredSetup } from './stored-setup.ts';

export interface SetupChange {
  kind: 'holiday calendar' | 'question set' | 'template' | 'cycle';
  name: string;
  outcome: 'created' | 'changed' | 'unchanged';
  /** What of it changes, as the file calls it. */
  fields: string[];
}

interface Planned<T> {
  record: T;
  /** As it was read; absent when there is none yet. */
  before?: T;
  /** What turns the stored record into this one; absent when there is none yet. */
  changes?: Changes | 'none';
  change: SetupChange;
}

/** Everything that a file asks for, as it will be stored; nothing is stored yet. */
export interface SetupPlan {
  holidays: Planned<HolidayCalendar>[];
  teamCalendars: TeamCalendar[];
  /** As it will be. */
  organisation: Organisation;
  sets: Planned<QuestionSet>[];
  templates: Planned<Template>[];
  cycles: (Planned<Cycle> & { template: Template })[];
}

/** @throws {AppError} that says everything that is wrong with the file, line by line */
export function planSetup(text: string, stored: StoredSetup, now: Date): SetupPlan {
  const file = readSetupFile(text);
  const { sets, templates, cycles, problems: unknown } = resolveSetup(file.setup, stored);
  const holidays = planHolidays(file.setup.holidays, stored);
  const problems: Problem[] = [...unknown, ...holidays.problems];
  const known = new Map([...stored.templates.values(), ...templates].map((each) => [each._id, each]));
  const plannedCycles = cycles.flatMap((wanted, index) => {
    if (!wanted) return [];
    const before = stored.cycles.get(wanted.name);
    const planned = planCycleChange(wanted, before, holidays.organisation, now);
    if ('problems' in planned) {
      problems.push(
        ...planned.problems.map(({ field, reason }) => ({ path: ['cycles', index, field], reason })),
      );
      return [];
    }
    const template = known.get(wanted.templateId);
    return template ? [{ ...plan('cycle', before, planned.cycle, planned.fields), template }] : [];
  });
  file.refuse(problems);
  return {
    holidays: holidays.calendars.map((record) => planCalendar(record, stored, holidays.teams)),
    teamCalendars: holidays.teams,
    organisation: holidays.organisation,
    sets: sets.map((record) => plan('question set', stored.sets.get(record.name), record)),
    templates: templates.map((record) => plan('template', stored.templates.get(record.name), record)),
    cycles: plannedCycles,
  };
}

function planCalendar(
  record: HolidayCalendar,
  { holidays, organisation }: StoredSetup,
  teams: readonly TeamCalendar[],
): Planned<HolidayCalendar> {
  const planned = plan('holiday calendar', holidays.get(record.name), record);
  const isOfTeam = ({ teamId, holidayCalendar }: TeamCalendar) =>
    holidayCalendar === record.name || organisation.teams.get(teamId)?.holidayCalendar === record.name;
  if (planned.change.outcome === 'created' || !teams.some(isOfTeam)) return planned;
  const { change } = planned;
  return { ...planned, change: { ...change, outcome: 'changed', fields: [...change.fields, 'teams'] } };
}

/** Fields that a record may have had and should lose; whatever else the file does not say stays. */
const optional: Record<SetupChange['kind'], Record<string, undefined>> = {
  'holiday calendar': {},
  'question set': {},
  template: { description: undefined, reviewerId: undefined, visibleTo: undefined, deadlines: undefined },
  cycle: {
    every: undefined,
    trigger: undefined,
    nextIssueAt: undefined,
    lookedUntilAt: undefined,
    lookedChange: undefined,
  },
};

const namesInFile: Record<string, string> = {
  isShared: 'shared',
  questionSetIds: 'questionSets',
  reviewerId: 'reviewer',
  creatorId: 'creator',
};

function plan<T extends { name: string }>(
  kind: SetupChange['kind'],
  before: T | undefined,
  record: T,
  changedFields?: string[],
): Planned<T> {
  const { name } = record;
  if (!before) return { record, change: { kind, name, outcome: 'created', fields: [] } };
  const changes = changesOf(before, { ...optional[kind], ...record });
  const changed = Object.keys({ ...changes?.$set, ...changes?.$unset });
  const fields = changedFields ?? changed.map((field) => namesInFile[field] ?? field);
  return {
    record,
    before,
    changes: changes ?? 'none',
    change: { kind, name, outcome: changes ? 'changed' : 'unchanged', fields },
  };
}
