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
    const uri = process.env.TANDEM_TEST_MONGODB_URI;
    if (uri === undefined) throw new Error('No test engine: was Jest started without its global setup?');
    await connectMongoose(uri, `test-${randomUUID()}`);
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
