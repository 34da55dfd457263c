import type { Core } from '../core.ts';
import { lookAtEverybody } from '../cycles/look-at-everybody.ts';
import { noteOwed } from '../cycles/plan/note-owed.ts';
import { type Comparison, compareRecords, touches, type Wanted } from '../database/compare-records.ts';
import { inBatches } from '../database/in-batches.ts';
import { newId } from '../new-id.ts';
import { noteChangeOf } from '../people/change/change-number.ts';
import { changePeople } from '../people/change/change-people.ts';
import { mustKeepAnOwner } from '../people/change/keep-an-owner.ts';
import { deactivatedBy, type PeopleChange } from '../people/change/people-change.ts';
import { loadOrganisation, reportingTo } from '../people/organisation.ts';
import { type Person, PersonModel } from '../people/person.ts';
import { type Team, TeamModel } from '../people/team.ts';
import { lookAgainFor } from '../reminders/look-again.ts';
import { TemplateModel } from '../templates/template.ts';
import { checkPeople } from './check-people.ts';
import { checkRows, refuseProblems } from './check-rows.ts';
import { type ImportOptions, type ImportSummary, summaryOf } from './import-summary.ts';
import { mustBeExpected } from './must-be-expected.ts';
import { type PeopleRow, peopleColumns, peopleRowSchema } from './people-row.ts';
import { readCsv } from './read-csv.ts';

interface PeopleOptions extends ImportOptions {
  /** Deactivates whoever is not in the file. */
  deactivatesMissing?: boolean;
  /** How many people whoever runs it knows that it deactivates. */
  mayDeactivate?: number;
}

type NewTeam = Pick<Team, '_id' | 'name' | 'secondaryManagerIds'>;

interface Plan {
  newTeams: NewTeam[];
  people: Comparison<Person>;
  /** As it is written: whoever is missing from the file is among the changed. */
  change: PeopleChange;
}

/**
 * Creates or changes people by e-mail, all of them or none.
 * @throws {AppError} that names every bad line
 */
export async function importPeople(
  core: Core,
  bytes: Uint8Array,
  options: PeopleOptions = {},
): Promise<ImportSummary> {
  const file = readPeopleFile(bytes);
  const plan = options.isDryRun
    ? await planImport(file, options)
    : await changePeople(core, undefined, async (write) => {
        const planned = await planImport(file, options);
        await TeamModel.insertMany(planned.newTeams);
        await noteMoves(core, planned.change);
        await write(planned.change);
        return planned;
      });
  if (!options.isDryRun) await lookAgain(core, plan.change);
  return {
    ...summaryOf(plan.people),
    deactivated: deactivatedBy(plan.change).length,
    teamsCreated: plan.newTeams.map(({ name }) => name),
  };
}

function readPeopleFile(bytes: Uint8Array) {
  const { rows, problems } = readCsv(bytes, peopleColumns);
  const { checked, problems: badCells } = checkRows(rows, peopleRowSchema);
  return { rows, checked, problems: [...problems, ...badCells] };
}

/** @throws {AppError} that names every bad line, or says what the file as a whole would do that it may not */
async function planImport(
  { rows, checked, problems }: ReturnType<typeof readPeopleFile>,
  options: PeopleOptions,
): Promise<Plan> {
  const stored = await PersonModel.find().lean<Person[]>();
  refuseProblems([...problems, ...checkPeople(checked, rows, stored)]);
  const inFile = checked.map(({ values }) => values);
  const teams = await TeamModel.find({}, { name: 1 }).lean<Pick<Team, '_id' | 'name'>[]>();
  const teamIds = new Map(teams.map(({ name, _id }) => [name, _id]));
  const newTeams = findNewTeams(inFile, teamIds);
  for (const { name, _id } of newTeams) teamIds.set(name, _id);
  const people = compareRecords(stored, wantedOf(inFile, stored, teamIds));
  const missing = options.deactivatesMissing ? findMissing(stored, inFile) : [];
  const change = {
    created: people.created,
    changed: [...people.changed, ...missing.map((before) => ({ before, changes: deactivation }))],
  };
  await mustKeepAnOwner(change);
  mustBeExpected(deactivatedBy(change).length, stored.filter(({ isActive }) => isActive).length, options);
  return { newTeams, people, change };
}

const deactivation = { $set: { isActive: false } };

function findMissing(stored: readonly Person[], inFile: readonly PeopleRow[]): Person[] {
  const emails = new Set(inFile.map(({ email }) => email));
  return stored.filter(({ email, isActive }) => isActive && !emails.has(email));
}

function findNewTeams(people: readonly PeopleRow[], known: ReadonlyMap<string, string>): NewTeam[] {
  const named = new Set(
    people.flatMap(({ primary_team, other_teams }) => [primary_team ?? [], other_teams].flat()),
  );
  return [...named]
    .filter((name) => !known.has(name))
    .map((name) => ({ _id: newId(), name, secondaryManagerIds: [] }));
}

function wantedOf(
  rows: readonly PeopleRow[],
  stored: readonly Person[],
  teamIds: ReadonlyMap<string, string>,
): Wanted<Person>[] {
  const known = new Map(stored.map((person) => [person.email, person]));
  const ids = new Map(rows.map(({ email }) => [email, newId()]));
  for (const { email, _id } of stored) ids.set(email, _id);
  return rows.map((row) => {
    const person = known.get(row.email);
    const others = row.other_teams.filter((name) => name !== row.primary_team);
    return {
      _id: ids.get(row.email) ?? newId(),
      email: row.email,
      name: row.name,
      timeZone: row.time_zone,
      locale: row.locale,
      role: row.role,
      primaryTeamId: teamIds.get(row.primary_team ?? ''),
      otherTeamIds: others.flatMap((name) => teamIds.get(name) ?? []),
      overrideManagerId: ids.get(row.override_manager ?? ''),
      startOn: row.start_date,
      isActive: row.active,
      ...accountsOf(row, person),
      ...(!person && { absences: [], preferences: {} }),
    };
  });
}

/** An empty cell leaves an account that was linked in the meantime; another account brings nothing of the old one. */
function accountsOf(row: PeopleRow, person: Person | undefined): Pick<Person, 'slack' | 'teams'> {
  const { slack_user_id: userId, teams_aad_object_id: aadObjectId } = row;
  return {
    ...(userId !== undefined && userId !== person?.slack?.userId && { slack: { userId } }),
    ...(aadObjectId !== undefined &&
      aadObjectId !== person?.teams?.aadObjectId && { teams: { aadObjectId } }),
  };
}

/** Who still waits for theirs when a move puts its moment into the past gets it all the same. */
async function noteMoves(core: Core, { changed }: PeopleChange): Promise<void> {
  const moved = changed.filter(({ changes }) => touches(changes, ['timeZone', 'primaryTeamId']));
  if (moved.length === 0) return;
  const before = await loadOrganisation();
  const people = new Map(before.people);
  for (const { before: person, changes } of moved) {
    const { primaryTeamId: _, ...rest } = { ...person, ...changes.$set };
    const isTeamless = changes.$unset?.primaryTeamId !== undefined;
    people.set(person._id, isTeamless ? rest : { ...person, ...changes.$set });
  }
  await noteOwed(core, before, { ...before, people });
}

async function lookAgain(core: Core, { created, changed }: PeopleChange): Promise<void> {
  if (created.length + changed.length === 0) return;
  const back = changed.filter(({ before, changes }) => !before.isActive && changes.$set?.isActive === true);
  if (back.length > 0)
    await lookAtReportsOf(
      core,
      back.map(({ before }) => before._id),
    );
  const moved = changed
    .filter(({ changes }) => touches(changes, ['timeZone', 'primaryTeamId', 'isActive']))
    .map(({ before }) => before);
  for (const batch of inBatches(moved)) {
    await lookAgainFor(
      core,
      batch.map(({ _id }) => _id),
    );
  }
}

/** Whoever is back reviews again: their reports and, as a named coach, whoever gets such a cycle. */
async function lookAtReportsOf(core: Core, personIds: string[]): Promise<void> {
  await noteChangeOf(await reportingTo(personIds));
  if (await TemplateModel.exists({ reviewerId: { $in: personIds } })) await lookAtEverybody(core);
}
