import mongoose from 'mongoose';
import { insertMissing } from '../database/insert-missing.ts';
import { whileStill } from '../database/while-still.ts';
import { type SealingKey, sealText } from './sealed-text.ts';

const canaryId = 'canary';
const song = 'This was sealed with the key that is in use.';

/** A text that only the right secret opens, and the name of the key that everything is to be sealed with. */
export interface Canary {
  _id: typeof canaryId;
  /** {@link SealingKey.prefix} of the key in use. */
  keyId: string;
  sealed: string;
  /** Keys that may still have sealed something, while all of it is being sealed anew. */
  leaving?: string[];
}

const canarySchema = new mongoose.Schema<Canary>(
  {
    _id: { type: String, required: true },
    keyId: { type: String, required: true },
    sealed: { type: String, required: true },
    leaving: { type: [String], default: undefined },
  },
  { collection: 'sealing', versionKey: false },
);

const CanaryModel = mongoose.model<Canary>('Canary', canarySchema);

export async function findCanary(): Promise<Canary | undefined> {
  return (await CanaryModel.findById(canaryId).lean<Canary>()) ?? undefined;
}

/** Writes it where there is none; of several copies at one moment, one. */
export async function insertCanary(key: SealingKey): Promise<void> {
  await insertMissing(CanaryModel, [canaryUnder(key)]);
}

/** From now on everything is sealed with this key. */
export async function renameKey(canary: Canary, key: SealingKey): Promise<void> {
  const { keyId, leaving = [] } = canary;
  const others = [...new Set([...leaving, keyId])].filter((each) => each !== key.prefix);
  await CanaryModel.updateOne(
    { _id: canaryId, ...whileStill(canary, 'keyId', 'leaving') },
    { $set: { ...canaryUnder(key), leaving: others } },
  );
}

/** Nothing is sealed with any other key any more. */
export async function forgetLeaving(canary: Canary): Promise<void> {
  await CanaryModel.updateOne(
    { _id: canaryId, ...whileStill(canary, 'keyId', 'leaving') },
    { $unset: { leaving: 1 } },
  );
}

export function boundToCanary({ sealed }: Canary): { sealed: string; boundTo: string } {
  return { sealed, boundTo: canaryId };
}

function canaryUnder(key: SealingKey): Canary {
  return { _id: canaryId, keyId: key.prefix, sealed: sealText(key, song, canaryId) };
}

/** What is found out about the key in use is believed that long. */
const usuallyBelievedForMs = 1000;

/**
 * Tells which key the database names. It is asked again and again, since another copy may be changing it; rotating waits
 * until every copy has had to ask.
 * @param known the one it named when this copy started
 */
export function watchNamedKey(known: string, believedForMs = usuallyBelievedForMs): () => Promise<string> {
  let named = known;
  let askedAt = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = performance.now();
    if (now - askedAt < believedForMs) return named;
    named = (await findCanary())?.keyId ?? named;
    askedAt = now;
    return named;
  };
}
