import mongoose from 'mongoose';
import type { Logger } from 'pino';
import type { Config } from '../config/config.ts';
import { connectMongoose } from '../core/database/connect.ts';
import type { Database } from '../core/database/database.ts';
import { bringUpToDate } from '../core/database/migrations/bring-up-to-date.ts';
import { AppError } from '../core/errors.ts';
import { openDatabase } from '../engine/open-database.ts';
import type { StopList } from './stop-list.ts';

/** Opens the database, connects to it and brings it up to date. */
export async function openStore(
  { mongodbUri, dataDir }: Config,
  log: Logger,
  stops: StopList,
): Promise<Database> {
  const database = await openDatabase({ mongodbUri, dataDir, log });
  stops.add('database', () => database.close());
  stops.add('connection', () => mongoose.disconnect());
  try {
    await connectMongoose(database.uri);
    await bringUpToDate(log);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('misconfigured', unreachable(database, error), { cause: error });
  }
  return database;
}

/** The driver's own messages name hosts and reasons; an address with its credentials is never in them. */
function unreachable({ description }: Database, error: unknown): string {
  const why = error instanceof Error ? error.message : 'unknown reason';
  return `The database cannot be used: ${description}: ${why}. Check MONGODB_URI and that the server runs, or leave it out for the embedded engine.`;
}
