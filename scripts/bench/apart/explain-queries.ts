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

/** Does something on a connection that listens to itself, and has the database explain every search that was made. */
export async function explainQueries(
  { uri, dbName }: Place,
  act: () => Promise<unknown>,
): Promise<ExplainedQuery[]> {
  await mongoose.disconnect();
  await mongoose.connect(uri, { dbName, autoIndex: false, autoCreate: false, monitorCommands: true });
  const searches: Record<string, unknown>[] = [];
  const client = mongoose.connection.getClient();
  client.on('commandStarted', ({ commandName, command }) => {
    if (commandName === 'find') searches.push(command);
  });
  await act();
  client.removeAllListeners('commandStarted');
  const explained: ExplainedQuery[] = [];
  for (const search of searches) explained.push(await explain(search));
  return explained;
}

async function explain(search: Record<string, unknown>): Promise<ExplainedQuery> {
  const { db } = mongoose.connection;
  if (db === undefined) throw new Error('There is no database.');
  const own = Object.entries(search).filter(([name]) => !name.startsWith('$') && name !== 'lsid');
  const { queryPlanner, executionStats } = await db.command({
    explain: Object.fromEntries(own),
    verbosity: 'executionStats',
  });
  const stages = stagesOf(queryPlanner.winningPlan.queryPlan ?? queryPlanner.winningPlan);
  return {
    collection: String(search.find),
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
