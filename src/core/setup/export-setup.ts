import { stringify } from 'yaml';
import type { Core } from '../core.ts';
import type { Cycle } from '../cycles/cycle.ts';
import { clocksOf, isOverForAll } from '../cycles/dates/clocks.ts';
import type { Organisation } from '../people/organisation.ts';
import { describeForFile, type FileNames } from './describe-for-file.ts';
import { loadStoredSetup, type StoredSetup } from './stored-setup.ts';

export interface SetupExport {
  /** A file that `applySetup` takes. */
  text: string;
  /** Cycles that are not in it, each with the reason. */
  leftOut: { cycle: string; reason: string }[];
}

/**
 * All holiday calendars, question sets, templates and cycles as one file, by name; the same setup always gives the
 * same text.
 */
export async function exportSetup(core: Core): Promise<SetupExport> {
  const stored = await loadStoredSetup();
  const names = namesOf(stored);
  const leftOut: SetupExport['leftOut'] = [];
  const cycles = byName(stored.cycles).filter((cycle) => {
    const reason = reasonToLeaveOut(cycle, names, core.clock.now(), stored.organisation);
    if (reason) leftOut.push({ cycle: cycle.name, reason });
    return reason === undefined;
  });
  const { setForFile, templateForFile, cycleForFile } = describeForFile(names);
  const teams = [...stored.organisation.teams.values()];
  const holidays = byName(stored.holidays).map(({ name, days }) => ({
    name,
    days,
    teams: teams.filter((team) => team.holidayCalendar === name).map((team) => team.name),
  }));
  const setup = {
    ...(holidays.length > 0 && { holidays }),
    questionSets: byName(stored.sets).map(setForFile),
    templates: byName(stored.templates).map(templateForFile),
    cycles: cycles.map(cycleForFile),
  };
  return { text: stringify(setup, { lineWidth: 120 }), leftOut };
}

/** Applied, a cycle that is over or that lacks something would be refused. */
function reasonToLeaveOut(
  cycle: Cycle,
  { templates }: FileNames,
  now: Date,
  organisation: Organisation,
): string | undefined {
  const { status, recipients } = cycle;
  if (status === 'ended' || status === 'archived') return `it is ${status}`;
  if (!templates.has(cycle.templateId)) return 'its template is gone';
  if (!recipients.company && recipients.personIds.length + recipients.teams.length === 0) {
    return 'it has no recipients yet';
  }
  if (status !== 'draft' && isOverForAll(cycle, clocksOf(organisation, cycle), now)) return 'it is over';
  return undefined;
}

function namesOf({ sets, templates, organisation }: StoredSetup): FileNames {
  const nameById = (records: Iterable<{ _id: string; name: string }>) =>
    new Map([...records].map(({ _id, name }) => [_id, name]));
  return {
    sets: nameById(sets.values()),
    templates: nameById(templates.values()),
    teams: nameById(organisation.teams.values()),
    emails: new Map([...organisation.people.values()].map(({ _id, email }) => [_id, email])),
  };
}

/** Independent of the machine's language. */
function byName<T extends { name: string }>(records: ReadonlyMap<string, T>): T[] {
  return [...records.values()].sort((left, right) => (left.name < right.name ? -1 : 1));
}
