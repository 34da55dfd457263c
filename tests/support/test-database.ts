import { afterAll, beforeAll } from '@jest/globals';
import mongoose from 'mongoose';
import { connectMongoose, ensureIndexes } from '../../src/core/database/connect.ts';

/**
 * Gives a test file an empty database on the engine of this run, with the indexes of all models it imports. The files
 * that one worker runs after each other share theirs, for making indexes takes longer than most tests.
 * Call it at the top of the file or of a `describe`.
 * @param isWatched whether the driver tells what it is asked for, which counting commands takes
 */
export function useTestDatabase({ isWatched = false } = {}): void {
  beforeAll(async () => {
    const uri = isWatched ? watched(testEngineUri()) : testEngineUri();
    await connectMongoose(uri, `test-${process.env.JEST_WORKER_ID}`);
    await clearDatabase();
    await ensureIndexes();
  });

  afterAll(() => mongoose.disconnect());
}

function watched(uri: string): string {
  const url = new URL(uri);
  url.searchParams.set('monitorCommands', 'true');
  return url.href;
}

/** Empties all collections and leaves their indexes in place; for `beforeEach`. */
export async function clearDatabase(): Promise<void> {
  const everything = (await mongoose.connection.db?.collections()) ?? [];
  const collections = everything.filter(({ collectionName }) => !collectionName.startsWith('system.'));
  if (collections.length === 0) return;
  // In one command, for this is done hundreds of times.
  await mongoose.connection.getClient().bulkWrite(
    collections.map(({ namespace }) => ({ namespace, name: 'deleteMany' as const, filter: {} })),
    { ordered: false },
  );
}

/** For an app under test that is to work in the same database. */
export function testDatabaseUri(): string {
  return testEngineUri().replace(/\/?(\?|$)/, `/${mongoose.connection.name}$1`);
}

export function testEngineUri(): string {
  const uri = process.env.TANDEM_TEST_MONGODB_URI;
  if (uri === undefined) throw new Error('No test engine: was Jest started without its global setup?');
  return uri;
}
