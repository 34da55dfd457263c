import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll } from '@jest/globals';
import mongoose from 'mongoose';
import { connectMongoose, ensureIndexes } from '../../src/core/database/connect.ts';
import { type DatabaseProxy, startDatabaseProxy } from './database-proxy.ts';
import { testEngineUri } from './test-database.ts';

/** A database of its own for a test file, the way to which can be cut; it is mended after each test. */
export function useDatabaseThatGoesAway(): Pick<DatabaseProxy, 'cut' | 'stall' | 'mend'> {
  let proxy: DatabaseProxy | undefined;
  const way = () => {
    if (proxy === undefined) throw new Error('The database is not open yet.');
    return proxy;
  };

  beforeAll(async () => {
    proxy = await startDatabaseProxy(testEngineUri());
    await connectMongoose(proxy.uri, `test-${randomUUID()}`);
    await ensureIndexes();
  });
  const mend = async () => {
    await way().mend();
    while (!(await doesAnswer())) await pause(100);
  };

  afterEach(mend);
  afterAll(async () => {
    await mongoose.connection.dropDatabase();
    await mongoose.disconnect();
    await way().close();
  });
  return { cut: () => way().cut(), stall: () => way().stall(), mend };
}

async function doesAnswer(): Promise<boolean> {
  const answer = mongoose.connection.db?.admin().ping();
  return answer === undefined
    ? false
    : answer.then(
        () => true,
        () => false,
      );
}
