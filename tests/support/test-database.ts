import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import mongoose from 'mongoose';
import { connectMongoose, ensureIndexes } from '../../src/core/database/connect.ts';

/**
 * Gives a test file a database of its own on the engine of this run, with the indexes of all models it imports.
 * Call it at the top of the file or of a `describe`.
 */
export function useTestDatabase(): void {
  beforeAll(async () => {
    await connectMongoose(testEngineUri(), `test-${randomUUID()}`);
    await ensureIndexes();
  });

  afterAll(async () => {
    await mongoose.connection.dropDatabase();
    await mongoose.disconnect();
  });
}

/** Empties all collections and leaves their indexes in place; for `beforeEach`. */
export async function clearDatabase(): Promise<void> {
  const collections = (await mongoose.connection.db?.collections()) ?? [];
  for (const collection of collections) await collection.deleteMany({});
}

/** For an app under test that is to work in the same database. */
export function testDatabaseUri(): string {
  return testEngineUri().replace(/\/?(\?|$)/, `/${mongoose.connection.name}$1`);
}

function testEngineUri(): string {
  const uri = process.env.TANDEM_TEST_MONGODB_URI;
  if (uri === undefined) throw new Error('No test engine: was Jest started without its global setup?');
  return uri;
}
