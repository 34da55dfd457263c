import mongoose from 'mongoose';
import { duplicateKey } from './is-duplicate-key.ts';

/**
 * Inserts what is not there yet, by `_id`, as it is and at the speed of the driver; several copies may do so at once.
 * @returns the records that this call inserted
 */
export async function insertMissing<T extends { _id: string }>(
  model: mongoose.Model<T>,
  records: readonly T[],
): Promise<readonly T[]> {
  if (records.length === 0) return [];
  const collection = mongoose.connection.collection<{ _id: string }>(model.collection.collectionName);
  try {
    await collection.insertMany([...records], { ordered: false });
    return records;
  } catch (error) {
    if (!(error instanceof mongoose.mongo.MongoBulkWriteError)) throw error;
    const failures = [error.writeErrors].flat();
    if (failures.length === 0 || failures.some(({ code }) => code !== duplicateKey)) throw error;
    const there = new Set(failures.map(({ index }) => index));
    return records.filter((_, index) => !there.has(index));
  }
}
