import mongoose from 'mongoose';
import type { Place } from './answer.ts';

/** How the database found what it was asked for. */
export interface ExplainedQuery {
  collection: string;
  /** The stages of its plan, the outermost first, such as `FETCH`, `IXSCAN`. */
  stages: string[];
  indexes: string[];
  returned: number;
  documentsExamined: number;
  keysExamined: number;
}

interface Stage {
  stage?: string;
  indexName?: string;
  inputStage?: Stage;
  inputStages?: Stage[];
}

type Command = Record<string, unknown>;

/** What looks at documents, to return or to change them. */
const looking = ['find', 'distinct', 'aggregate', 'count', 'findAndModify', 'update', 'delete'];

/**
 * Does something on a connection that listens to itself, and has the database explain every search that was made, those
 * of writes too.
 * @param collection the searches in this one alone
 */
export async function explainQueries(
  { uri, dbName }: Place,
  act: () => Promise<unknown>,
  collection?: string,
): Promise<ExplainedQuery[]> {
  await mongoose.disconnect();
  await mongoose.connect(uri, { dbName, autoIndex: false, autoCreate: false, monitorCommands: true });
  const searches: Command[] = [];
  const client = mongoose.connection.getClient();
  client.on('commandStarted', ({ commandName, command }) => {
    const isAsked = collection === undefined || command[commandName] === collection;
    if (looking.includes(commandName) && isAsked) searches.push(...singly(command));
  });
  await act();
  client.removeAllListeners('commandStarted');
  const explained: ExplainedQuery[] = [];
  for (const search of searches) explained.push(await explain(search));
  return explained;
}

/** One command for each write of a batch: no more than one is explained at once. */
function singly(command: Command): Command[] {
  const batch = ['updates', 'deletes'].find((writes) => Array.isArray(command[writes]));
  if (batch === undefined) return [command];
  return (command[batch] as object[]).map((write) => ({ ...command, [batch]: [write] }));
}

/** What belongs to the session and not to the search. */
const ofSession = ['lsid', 'txnNumber', 'writeConcern'];

async function explain(search: Command): Promise<ExplainedQuery> {
  const { db } = mongoose.connection;
  if (db === undefined) throw new Error('There is no database.');
  const own = Object.entries(search).filter(([name]) => !name.startsWith('$') && !ofSession.includes(name));
  const answer = await db.command({ explain: Object.fromEntries(own), verbosity: 'executionStats' });
  // Of several stages the first one reads.
  const { queryPlanner, executionStats } = answer.stages?.[0]?.$cursor ?? answer;
  const stages = stagesOf(queryPlanner.winningPlan.queryPlan ?? queryPlanner.winningPlan);
  const [[, collection] = []] = own;
  return {
    collection: String(collection),
    stages: stages.flatMap(({ stage }) => stage ?? []),
    indexes: stages.flatMap(({ indexName }) => indexName ?? []),
    returned: executionStats.nReturned,
    documentsExamined: executionStats.totalDocsExamined,
    keysExamined: executionStats.totalKeysExamined,
  };
}

function stagesOf(plan: Stage): Stage[] {
  return [plan, ...[plan.inputStage ?? [], plan.inputStages ?? []].flat().flatMap(stagesOf)];
}

/** Of each collection, how many documents the database looked at. */
export type Examined = Record<string, number>;

export function examinedIn(queries: readonly ExplainedQuery[]): Examined {
  const examined: Examined = {};
  for (const { collection, documentsExamined } of queries) {
    if (documentsExamined > 0) examined[collection] = (examined[collection] ?? 0) + documentsExamined;
  }
  return examined;
}
