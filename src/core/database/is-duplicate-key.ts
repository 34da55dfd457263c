import mongoose from 'mongoose';

export const duplicateKey = 11_000;

/** Whether a write was refused because a unique index holds its key already. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof mongoose.mongo.MongoServerError && error.code === duplicateKey;
}
