import mongoose from 'mongoose';
import { ensureIndexes } from '../connect.ts';
import type { DatabaseLog } from '../database.ts';
import { migrate } from './migrate.ts';

/**
 * Sees to it that what is stored in the connected database fits this version, indexes included.
 * @param isInUse whether a running app has it open already
 * @throws {AppError} when a newer version has changed it
 */
export async function bringUpToDate(log: DatabaseLog, isInUse = false): Promise<void> {
  const { db } = mongoose.connection;
  if (db === undefined) throw new Error('nothing is connected');
  await migrate({ db, log, isInUse });
  await ensureIndexes();
}
