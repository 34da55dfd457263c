import mongoose from 'mongoose';
import { pino } from 'pino';
import { type Config, ConfigError, readConfig } from '../config/config.ts';
import { type Clock, systemClock } from '../core/clock.ts';
import type { Core } from '../core/core.ts';
import { connectMongoose } from '../core/database/connect.ts';
import type { Database, DatabaseLog } from '../core/database/database.ts';
import { AppError } from '../core/errors.ts';
import type { SealingKeys } from '../core/sealing/sealed-text.ts';
import { openDatabase } from '../engine/open-database.ts';
import { createLog } from '../log.ts';
import { cannotBeUsed } from '../server/cannot-be-used.ts';
import { type PreparedStore, prepareStore } from '../server/prepare-store.ts';
import type { Terminal } from './terminal.ts';

/** Opens the database, or joins the running app in using it, for as long as the act takes. */
export async function withCore<T>(
  { env }: Terminal,
  act: (core: Core, config: Config, keys: SealingKeys) => Promise<T>,
  clock: Clock = systemClock,
): Promise<T> {
  const config = readConfig(env);
  const { mongodbUri, dataDir } = config;
  // Data goes to standard output alone, and only what is wrong is worth a line beside it.
  const log = createLog(env.LOG_LEVEL ? config.logLevel : 'warn', pino.destination({ dest: 2, sync: true }));
  const database = await openDatabase({ mongodbUri, dataDir, log, shareRunning: true });
  try {
    const { vault, keys } = await connect(database, config, log);
    // A running app looks into the outbox by itself.
    const quiet = { nudgeOutbox: () => {}, nudgeIssues: () => {} };
    return await act({ clock, vault, log, from: 'cli', ...quiet }, config, keys);
  } finally {
    await mongoose.disconnect();
    await database.close();
  }
}

async function connect(database: Database, config: Config, log: DatabaseLog): Promise<PreparedStore> {
  const { uri, isInUse } = database;
  try {
    await connectMongoose(uri);
    return await prepareStore(config, log, isInUse);
  } catch (error) {
    if (error instanceof AppError || error instanceof ConfigError) throw error;
    throw await cannotBeUsed(database, error);
  }
}
