import mongoose from 'mongoose';

/** A new document id: 24 hexadecimal characters, increasing with time. */
export function newId(): string {
  return new mongoose.Types.ObjectId().toHexString();
}
