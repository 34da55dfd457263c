import type mongoose from 'mongoose';
import { isDuplicateKey } from '../core/database/is-duplicate-key.ts';
import { timersCollection } from './job-lag.ts';

/** Keeps two copies that start at the same moment from making two timers of one. */
export async function makeTimersUnique(db: mongoose.mongo.Db): Promise<void> {
  const timers = db.collection(timersCollection);
  const unique = () => timers.createIndex({ name: 1, type: 1 }, { unique: true });
  try {
    await unique();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    // Timers hold nothing but when to look next, and every start makes those that are missing.
    await timers.deleteMany({});
    await unique();
  }
}

/** Makes a timer, or finds the one that another copy has made in between. */
export async function unlessMadeMeanwhile(make: () => Promise<unknown>): Promise<void> {
  try {
    await make();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    await make();
  }
}
