import mongoose from 'mongoose';
import type { Logger } from 'pino';
import { type Config, ConfigError } from '../config/config.ts';
import { connectMongoose } from '../core/database/connect.ts';
import type { Database } from '../core/database/database.ts';
import { AppError } from '../core/errors.ts';
import type { Vault } from '../core/vault.ts';
import { openDatabase } from '../engine/open-database.ts';
import { cannotBeUsed } from './cannot-be-used.ts';
import { prepareStore } from './prepare-store.ts';
import type { StopList } from './stop-list.ts';

/** Opens the database, connects to it, brings it up to date and opens its vault. */
export async function openStore(
  config: Config,
  log: Logger,
  stops: StopList,
): Promise<{ database: Database; vault: Vault }> {
  const { mongodbUri, dataDir } = config;
  const database = await openDatabase({ mongodbUri, dataDir, log });
  stops.add('database', () => database.close());
  stops.add('connection', () => mongoose.disconnect());
  try {
    await connectMongoose(database.uri);
    const { vault } = await prepareStore(config, log);
    return { database, vault };
  } catch (error) {
    if (error instanceof AppError || error instanceof ConfigError) throw error;
    const advice = 'Check MONGODB_URI and that the server runs, or leave it out for the embedded engine.';
    throw await cannotBeUsed(database, error, advice);
  }
}
