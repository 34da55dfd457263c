import { describeLoop, findLoops } from '../people/find-loops.ts';
import type { Person } from '../people/person.ts';
import { type CheckedRow, findRepeated } from './check-rows.ts';
import type { PeopleRow } from './people-row.ts';
import type { CsvRow, LineProblem } from './read-csv.ts';

/** What is wrong with the rows among each other, and with what is stored already. */
export function checkPeople(
  rows: readonly CheckedRow<PeopleRow>[],
  all: readonly CsvRow[],
  stored: readonly Person[],
): LineProblem[] {
  return [
    ...findRepeated(rows, 'email', ({ email }) => email),
    ...findRepeated(rows, 'slack_user_id', ({ slack_user_id }) => slack_user_id),
    ...findRepeated(rows, 'teams_aad_object_id', ({ teams_aad_object_id }) => teams_aad_object_id),
    ...findUnknownManagers(rows, all, stored),
    ...findManagerLoops(rows, stored),
    ...findTakenAccounts(rows, stored),
  ];
}

function findUnknownManagers(
  rows: readonly CheckedRow<PeopleRow>[],
  all: readonly CsvRow[],
  stored: readonly Person[],
): LineProblem[] {
  // A manager whose own line is bad is not unknown.
  const known = new Set([
    ...all.map(({ cells }) => cells.email?.toLowerCase()),
    ...stored.map(({ email }) => email),
  ]);
  return rows.flatMap(({ line, values: { override_manager: manager } }) =>
    manager === undefined || known.has(manager)
      ? []
      : [{ line, reason: `override_manager "${manager}" is neither in this file nor known already` }],
  );
}

function findManagerLoops(rows: readonly CheckedRow<PeopleRow>[], stored: readonly Person[]): LineProblem[] {
  const emails = new Map(stored.map(({ _id, email }) => [_id, email]));
  const links = new Map<string, string | undefined>(
    stored.map(({ email, overrideManagerId }) => [email, emails.get(overrideManagerId ?? '')]),
  );
  for (const { values } of rows) links.set(values.email, values.override_manager);
  const given = [...links].filter((link): link is [string, string] => link[1] !== undefined);
  const lines = new Map(rows.map(({ line, values }) => [values.email, line]));
  return findLoops(new Map(given)).flatMap((loop) => {
    const reason = `override managers are in a loop: ${describeLoop(loop)}`;
    return [...new Set(loop)].flatMap((email) => {
      const line = lines.get(email);
      return line === undefined ? [] : [{ line, reason }];
    });
  });
}

/** Accounts that belong to somebody who is not in the file, or who would keep them. */
function findTakenAccounts(rows: readonly CheckedRow<PeopleRow>[], stored: readonly Person[]): LineProblem[] {
  const inFile = new Map(rows.map(({ values }) => [values.email, values]));
  const slack = new Map<string, string>();
  const teams = new Map<string, string>();
  for (const person of stored) {
    const row = inFile.get(person.email);
    if (person.slack && row?.slack_user_id === undefined) slack.set(person.slack.userId, person.email);
    if (person.teams && row?.teams_aad_object_id === undefined) {
      teams.set(person.teams.aadObjectId, person.email);
    }
  }
  return rows.flatMap(({ line, values }) => {
    const { email, slack_user_id: slackId = '', teams_aad_object_id: teamsId = '' } = values;
    return [
      ...takenBy('slack_user_id', slackId, slack.get(slackId), email, line),
      ...takenBy('teams_aad_object_id', teamsId, teams.get(teamsId), email, line),
    ];
  });
}

function takenBy(
  column: string,
  id: string,
  owner: string | undefined,
  email: string,
  line: number,
): LineProblem[] {
  if (owner === undefined || owner === email) return [];
  return [{ line, reason: `${column} "${id}" belongs to ${owner} already` }];
}
