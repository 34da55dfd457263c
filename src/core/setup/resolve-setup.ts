import type { Cycle, CycleSettings } from '../cycles/cycle.ts';
import { withExceptions } from '../cycles/plan/exceptions.ts';
import type { Problem, ProblemPath } from '../forms/problem.ts';
import { newId } from '../new-id.ts';
import type { QuestionSet } from '../question-sets/question-set.ts';
import type { Template } from '../templates/template.ts';
import { completeDates } from './complete-dates.ts';
import type { Setup } from './setup-file.ts';

import type { StoredSetup } from './stored-setup.ts';

/** What the file asks for, with ids in place of names. */
export interface ResolvedSetup {
  sets: QuestionSet[];
  templates: Template[];
  /** In the order of the file; undefined where the dates cannot be told. */
  cycles: (WantedCycle | undefined)[];
  problems: Problem[];
}

/** A cycle as the file asks for it; `status` is absent for one that is to run. */
export type WantedCycle = CycleSettings &
  Pick<Cycle, '_id' | 'creatorId' | 'onlyReportsOf' | 'pausedUntil'> & { status?: 'draft' | 'paused' };

/** Finds whatever the file names, in the file itself or among what is stored. */
export function resolveSetup(setup: Setup, stored: StoredSetup): ResolvedSetup {
  const problems: Problem[] = [
    ...findRepeatedNames('holidays', setup.holidays),
    ...findRepeatedNames('questionSets', setup.questionSets),
    ...findRepeatedNames('templates', setup.templates),
    ...findRepeatedNames('cycles', setup.cycles),
  ];
  const setIds = idsOf(stored.sets, setup.questionSets);
  const templateIds = idsOf(stored.templates, setup.templates);
  const cycleIds = idsOf(stored.cycles, setup.cycles);
  const find = (ids: ReadonlyMap<string, string>, what: string, name: string, path: ProblemPath): string => {
    const id = ids.get(name);
    if (id === undefined)
      problems.push({ path, reason: `names the ${what} "${name}", which does not exist` });
    return id ?? '';
  };

  const findPerson = (email: string, path: ProblemPath) => find(stored.personIds, 'person', email, path);

  const findNamed = <Options extends { name: string }>(
    { people, teams }: { people: string[]; teams: Options[] },
    path: ProblemPath,
  ) => ({
    personIds: people.map((email, place) => findPerson(email, [...path, 'people', place])),
    teams: teams.map(({ name, ...options }, place) => ({
      teamId: find(stored.teamIds, 'team', name, [...path, 'teams', place]),
      ...options,
    })),
  });

  const sets = setup.questionSets.map(
    ({ shared, creator, ...set }, index): QuestionSet => ({
      ...set,
      _id: setIds.get(set.name) ?? newId(),
      isShared: shared,
      ...(creator && { creatorId: findPerson(creator, ['questionSets', index, 'creator']) }),
    }),
  );
  const templates = setup.templates.map(
    ({ questionSets, reviewer, creator, ...template }, index): Template => {
      const path = ['templates', index];
      return {
        ...template,
        _id: templateIds.get(template.name) ?? newId(),
        questionSetIds: questionSets.map((name, place) =>
          find(setIds, 'question set', name, [...path, 'questionSets', place]),
        ),
        ...(reviewer !== 'manager' && { reviewerId: findPerson(reviewer, [...path, 'reviewer']) }),
        ...(creator && { creatorId: findPerson(creator, [...path, 'creator']) }),
      };
    },
  );
  const findTemplate = (name: string) =>
    templates.find((template) => template.name === name) ?? stored.templates.get(name);
  const cycles = setup.cycles.map((input, index): WantedCycle | undefined => {
    const { template, recipients, dates: given, every, status, pausedUntil, ...named } = input;
    const { creator, onlyReportsOf, ...cycle } = named;
    const path = ['cycles', index];
    const completed = completeDates(given, findTemplate(template), stored.cycles.get(cycle.name));
    if ('problems' in completed) {
      problems.push(
        ...completed.problems.map(({ field, reason }) => ({
          path: [...path, 'dates', ...(field ? [field] : [])],
          reason,
        })),
      );
    }
    const wanted = {
      ...cycle,
      ...(every && { every }),
      ...(status && { status }),
      ...(pausedUntil && { pausedUntil }),
      ...(creator && { creatorId: findPerson(creator, [...path, 'creator']) }),
      ...(onlyReportsOf && { onlyReportsOf: findPerson(onlyReportsOf, [...path, 'onlyReportsOf']) }),
      _id: cycleIds.get(cycle.name) ?? newId(),
      templateId: find(templateIds, 'template', template, [...path, 'template']),
      recipients: withExceptions(
        { company: recipients.company, ...findNamed(recipients, [...path, 'recipients']) },
        findNamed(recipients.except ?? { people: [], teams: [] }, [...path, 'recipients', 'except']),
      ),
    };
    return 'dates' in completed ? { ...wanted, dates: completed.dates } : undefined;
  });
  return { sets, templates, cycles, problems };
}

function idsOf(
  stored: ReadonlyMap<string, { _id: string }>,
  inFile: readonly { name: string }[],
): Map<string, string> {
  const ids = new Map(inFile.map(({ name }) => [name, newId()]));
  for (const [name, { _id }] of stored) ids.set(name, _id);
  return ids;
}

function findRepeatedNames(section: string, items: readonly { name: string }[]): Problem[] {
  const seen = new Set<string>();
  return items.flatMap(({ name }, index) => {
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [{ path: [section, index, 'name'], reason: `"${name}" is used twice` }];
  });
}
