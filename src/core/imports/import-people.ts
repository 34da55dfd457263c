import type { Core } from '../core.ts';
import { planAgain } from '../cycles/plan-again.ts';
import { inBatches } from '../database/in-batches.ts';
import { newId } from '../new-id.ts';
import { type Person, PersonModel } from '../people/person.ts';
import { type Team, TeamModel } from '../people/team.ts';
import { lookAgainFor } from '../reminders/look-again.ts';
import { checkPeople } from './check-people.ts';
import { checkRows, refuseProblems } from './check-rows.ts';
import {
  type Changes,
  type Comparison,
  compareRecords,
  updateOf,
  type Wanted,
  writesOf,
} from './compare-records.ts';
import { type ImportOptions, type ImportSummary, summaryOf } from './import-summary.ts';
import { type PeopleRow, peopleColumns, peopleRowSchema } from './people-row.ts';
import { readCsv } from './read-csv.ts';

interface PeopleOptions extends ImportOptions {
  /** Deactivates whoever is not in the file. */
  deactivatesMissing?: boolean;
}

type NewTeam = Pick<Team, '_id' | 'name' | 'secondaryManagerIds'>;

interface Plan {
  newTeams: NewTeam[];
  people: Comparison<Person>;
  missing: Person[];
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
  const { rows, problems } = readCsv(bytes, peopleColumns);
  const { checked, problems: badCells } = checkRows(rows, peopleRowSchema);
  const stored = await PersonModel.find().lean<Person[]>();
  refuseProblems([...problems, ...badCells, ...checkPeople(checked, rows, stored)]);

  const people = checked.map(({ values }) => values);
  const teams = await TeamModel.find({}, { name: 1 }).lean<Pick<Team, '_id' | 'name'>[]>();
  const teamIds = new Map(teams.map(({ name, _id }) => [name, _id]));
  const newTeams = findNewTeams(people, teamIds);
  for (const { name, _id } of newTeams) teamIds.set(name, _id);
  const inFile = new Set(people.map(({ email }) => email));
  const plan: Plan = {
    newTeams,
    people: compareRecords(stored, wantedOf(people, stored, teamIds)),
    missing: stored.filter(
      ({ email, isActive }) => options.deactivatesMissing && isActive && !inFile.has(email),
    ),
  };
  if (!options.isDryRun) await store(core, plan);
  return {
    ...summaryOf(plan.people),
    deactivated: plan.missing.length,
    teamsCreated: newTeams.map(({ name }) => name),
  };
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

async function store(core: Core, { newTeams, people, missing }: Plan): Promise<void> {
  await TeamModel.insertMany(newTeams);
  const writes = [
    ...people.changed.flatMap(lettingGoOf),
    ...writesOf(people),
    ...missing.map((person) => updateOf(person, { $set: { isActive: false } })),
  ];
  if (writes.length === 0) return;
  await PersonModel.bulkWrite(writes);
  await planAgain(core);
  const moved = people.changed.filter(({ changes }) => movesReminders(changes)).map(({ before }) => before);
  for (const batch of inBatches([...moved, ...missing])) {
    await lookAgainFor(
      core,
      batch.map(({ _id }) => _id),
    );
  }
}

function movesReminders({ $set, $unset }: Changes): boolean {
  return ['timeZone', 'primaryTeamId', 'isActive'].some((field) => field in { ...$set, ...$unset });
}

/** Two people may swap accounts: each is let go of before it is given away. */
function lettingGoOf({ before, changes }: Comparison<Person>['changed'][number]) {
  const accounts = ['slack', 'teams'].filter((account) => changes.$set?.[account] !== undefined);
  if (accounts.length === 0) return [];
  return [updateOf(before, { $unset: Object.fromEntries(accounts.map((account) => [account, true])) })];
}
