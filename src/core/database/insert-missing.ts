import mongoose from 'mongoose';

const duplicateKey = 11000;

/**
 * Inserts what is not there yet, by `_id`, as it is and at the speed of the driver; several copies may do so at once.
 * @returns how many this call inserted
 */
export async function insertMissing<T extends { _id: string }>(
  model: mongoose.Model<T>,
  records: readonly T[],
): Promise<number> {
  if (records.length === 0) return 0;
  const collection = mongoose.connection.collection<{ _id: string }>(model.collection.collectionName);
  try {
    const { insertedCount } = await collection.insertMany([...records], { ordered: false });
    return insertedCount;
  } catch (error) {
    if (!(error instanceof mongoose.mongo.MongoBulkWriteError)) throw error;
    const failures = [error.writeErrors].flat();
    if (failures.length === 0 || failures.some(({ code }) => code !== duplicateKey)) throw error;
    return error.insertedCount;
  }
}
