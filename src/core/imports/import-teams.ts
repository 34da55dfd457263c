import { z } from 'zod';
import type { Core } from '../core.ts';
import { lookAtEverybody } from '../cycles/look-at-everybody.ts';
import { noteOwed } from '../cycles/plan/note-owed.ts';
import {
  type Comparison,
  compareRecords,
  touches,
  type Wanted,
  writesOf,
} from '../database/compare-records.ts';
import { newId } from '../new-id.ts';
import { describeLoop, findLoops } from '../people/find-loops.ts';
import { loadOrganisation } from '../people/organisation.ts';
import { type Person, PersonModel } from '../people/person.ts';
import { type Team, TeamModel } from '../people/team.ts';
import { lookAgainForAll } from '../reminders/look-again.ts';
import { emailCell, listCell, textCell } from './cells.ts';
import { type CheckedRow, checkRows, findRepeated, refuseProblems } from './check-rows.ts';
import { type ImportOptions, type ImportSummary, summaryOf } from './import-summary.ts';
import { type CsvRow, type LineProblem, readCsv } from './read-csv.ts';

const columns = [
  'name',
  'parent',
  'primary_manager',
  'secondary_managers',
  'slack_channel',
  'teams_channel',
] as const;

const rowSchema = z.object({
  name: textCell,
  parent: textCell.optional(),
  primary_manager: emailCell.optional(),
  secondary_managers: listCell(emailCell),
  slack_channel: textCell.optional(),
  teams_channel: textCell.optional(),
});
type TeamRow = z.infer<typeof rowSchema>;

/**
 * Creates or changes teams by name, all of them or none.
 * @throws {AppError} that names every bad line
 */
export async function importTeams(
  core: Core,
  bytes: Uint8Array,
  { isDryRun = false }: ImportOptions = {},
): Promise<ImportSummary> {
  const { rows, problems } = readCsv(bytes, columns);
  const { checked, problems: badCells } = checkRows(rows, rowSchema);
  const stored = await TeamModel.find().lean<Team[]>();
  const people = await PersonModel.find({}, { email: 1 }).lean<Pick<Person, '_id' | 'email'>[]>();
  const personIds = new Map(people.map(({ email, _id }) => [email, _id]));
  refuseProblems([
    ...problems,
    ...badCells,
    ...findRepeated(checked, 'name', ({ name }) => name),
    ...findUnknown(checked, rows, stored, personIds),
    ...findParentLoops(checked, stored),
  ]);

  const teamIds = new Map(checked.map(({ values: { name } }) => [name, newId()]));
  for (const { name, _id } of stored) teamIds.set(name, _id);
  const comparison = compareRecords(
    stored,
    checked.map(({ values }) => wantedOf(values, teamIds, personIds)),
  );
  const writes = writesOf(comparison);
  if (!isDryRun && writes.length > 0) {
    await noteMoves(core, comparison);
    await TeamModel.bulkWrite(writes);
    await lookAtEverybody(core);
    await lookAgainForAll(core);
  }
  return summaryOf(comparison);
}

/** A team that comes under another one may come by other holidays. */
async function noteMoves(core: Core, { changed }: Comparison<Team>): Promise<void> {
  const moved = changed.filter(({ changes }) => touches(changes, ['parentId']));
  if (moved.length === 0) return;
  const before = await loadOrganisation();
  const teams = new Map(before.teams);
  for (const { before: team, changes } of moved) {
    const { parentId: _, ...rest } = team;
    teams.set(team._id, { ...rest, ...changes.$set });
  }
  await noteOwed(core, before, { ...before, teams });
}

function wantedOf(row: TeamRow, teamIds: Map<string, string>, personIds: Map<string, string>): Wanted<Team> {
  return {
    _id: teamIds.get(row.name) ?? newId(),
    name: row.name,
    parentId: teamIds.get(row.parent ?? ''),
    primaryManagerId: personIds.get(row.primary_manager ?? ''),
    secondaryManagerIds: row.secondary_managers.flatMap((email) => personIds.get(email) ?? []),
    slackChannel: row.slack_channel,
    teamsChannel: row.teams_channel,
  };
}

function findUnknown(
  checked: readonly CheckedRow<TeamRow>[],
  all: readonly CsvRow[],
  stored: readonly Team[],
  personIds: ReadonlyMap<string, string>,
): LineProblem[] {
  const teamNames = new Set([...all.map(({ cells }) => cells.name), ...stored.map(({ name }) => name)]);
  return checked.flatMap(({ line, values }) => [
    ...(values.parent === undefined || teamNames.has(values.parent)
      ? []
      : [{ line, reason: `parent "${values.parent}" is neither in this file nor known already` }]),
    ...[...new Set([values.primary_manager, ...values.secondary_managers])]
      .filter((email) => email !== undefined)
      .filter((email) => !personIds.has(email))
      .map((email) => ({ line, reason: `"${email}" is nobody that is known: import people first` })),
  ]);
}

function findParentLoops(checked: readonly CheckedRow<TeamRow>[], stored: readonly Team[]): LineProblem[] {
  const names = new Map(stored.map(({ _id, name }) => [_id, name]));
  const links = new Map<string, string | undefined>(
    stored.map(({ name, parentId }) => [name, names.get(parentId ?? '')]),
  );
  for (const { values } of checked) links.set(values.name, values.parent);
  const given = [...links].filter((link): link is [string, string] => link[1] !== undefined);
  const lines = new Map(checked.map(({ line, values }) => [values.name, line]));
  return findLoops(new Map(given)).flatMap((loop) => {
    const reason = `parents are in a loop: ${describeLoop(loop)}`;
    return [...new Set(loop)].flatMap((name) => {
      const line = lines.get(name);
      return line === undefined ? [] : [{ line, reason }];
    });
  });
}
