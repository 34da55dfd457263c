import mongoose from 'mongoose';
import type { SealedField } from './sealed-fields.ts';
import { listKeys, openText, type SealingKey, type SealingKeys, sealText } from './sealed-text.ts';

interface Sealed {
  _id: string;
  [field: string]: unknown;
}

/** What came of looking through the texts of one field. */
export interface SealedAnew {
  /** Sealed with the new key by now. */
  changed: number;
  /** Changed or gone in between, so that it has to be looked at again. */
  overtaken: number;
  /** Open with none of the keys, and are left as they are. */
  unreadable: number;
}

const batchSize = 500;

/**
 * Seals with the key of today what was sealed with another one, or in version 1. A text is only replaced while it is
 * still the one that was read, so people may go on writing.
 * @param onBatch told after each batch
 */
export async function sealAnew(
  { collection, field }: SealedField,
  keys: SealingKeys,
  onBatch: (soFar: SealedAnew) => void,
): Promise<SealedAnew> {
  const all = mongoose.connection.collection<Sealed>(collection);
  const old = { [field]: { $type: 'string', $not: startsWith(keys.current) } };
  const cursor = all.find(old, { projection: { [field]: 1 }, batchSize });
  const soFar: SealedAnew = { changed: 0, overtaken: 0, unreadable: 0 };
  let batch: Sealed[] = [];
  const write = async () => {
    const updates = batch.flatMap(({ _id, ...rest }) => updateOf(_id, field, String(rest[field]), keys));
    const { modifiedCount } =
      updates.length > 0 ? await all.bulkWrite(updates, { ordered: false }) : { modifiedCount: 0 };
    soFar.changed += modifiedCount;
    soFar.overtaken += updates.length - modifiedCount;
    soFar.unreadable += batch.length - updates.length;
    batch = [];
    onBatch(soFar);
  };
  for await (const document of cursor) {
    batch.push(document);
    if (batch.length === batchSize) await write();
  }
  if (batch.length > 0) await write();
  return soFar;
}

function startsWith({ prefix }: SealingKey): RegExp {
  // Base64 has a sign that means something in a pattern.
  return new RegExp(`^${prefix.replaceAll('+', '\\+')}`);
}

function updateOf(_id: string, field: string, sealed: string, keys: SealingKeys) {
  try {
    const anew = sealText(keys.current, openText(listKeys(keys), sealed, _id), _id);
    return [{ updateOne: { filter: { _id, [field]: sealed }, update: { $set: { [field]: anew } } } }];
  } catch {
    return [];
  }
}
