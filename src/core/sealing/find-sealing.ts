import mongoose from 'mongoose';
import { type Canary, findCanary } from './canary.ts';
import { type SealedField, sealedFields } from './sealed-fields.ts';
import { isSealedText } from './sealed-text.ts';

/** What the connected database tells about the key that its texts were sealed with. */
export interface Sealing {
  /** There since the first start of a version that knows of it. */
  canary?: Canary;
  /** Of texts that were sealed before there was a canary. */
  newest?: { sealed: string; boundTo: string };
}

/** Among so many of a kind there is one that is not damaged. */
const looksAt = 50;

/** Reads, and changes nothing. */
export async function findSealing(): Promise<Sealing> {
  const canary = await findCanary();
  if (canary) return { canary };
  const found = (await Promise.all(sealedFields.map(findNewest))).flat();
  const [newest] = found.sort((left, right) => right.at - left.at);
  return newest ? { newest } : {};
}

/** Whether anything could become unreadable by another secret. */
export function hasSealed({ canary, newest }: Sealing): boolean {
  return canary !== undefined || newest !== undefined;
}

async function findNewest({ collection, field, writtenAt }: SealedField) {
  const documents = await mongoose.connection
    .collection<{ _id: string; [field: string]: unknown }>(collection)
    .find({ [field]: { $type: 'string' } }, { projection: { [field]: 1, [writtenAt]: 1 } })
    .sort({ [writtenAt]: -1 })
    .limit(looksAt)
    .toArray();
  const newest = documents.find((each) => isSealedText(String(each[field])));
  if (newest === undefined) return [];
  const at = newest[writtenAt];
  return [{ sealed: String(newest[field]), boundTo: newest._id, at: at instanceof Date ? at.getTime() : 0 }];
}
