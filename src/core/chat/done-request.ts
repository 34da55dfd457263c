import { createHash } from 'node:crypto';
import mongoose from 'mongoose';
import { z } from 'zod';
import type { Core } from '../core.ts';
import { insertMissing } from '../database/insert-missing.ts';
import { defined } from '../defined.ts';
import { AppError } from '../errors.ts';
import { errorLabel } from './error-label.ts';
import type { Go } from './handler.ts';
import type { Reply } from './reply.ts';
import { userActionSchema } from './user-action.ts';

/** What somebody did, as it is said to them; the page that shows it is made anew for whoever asks again. */
export type Done = Go | Extract<Reply, { kind: 'close' | 'notice' }>;

/** A request that did something, so that it is answered and not done again when it comes once more. */
interface DoneRequest {
  /** A digest of the key: a key may be long. */
  _id: string;
  /** A {@link Done}, sealed: it may name people. */
  sealed: string;
  at: Date;
}

/** Platforms give up delivering again long before. */
const rememberedSeconds = 86_400;

const doneRequestSchema = new mongoose.Schema<DoneRequest>(
  {
    _id: { type: String, required: true },
    sealed: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { collection: 'doneRequests', versionKey: false },
);

doneRequestSchema.index({ at: 1 }, { expireAfterSeconds: rememberedSeconds });

const DoneRequestModel = mongoose.model<DoneRequest>('DoneRequest', doneRequestSchema);

const doneSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('go'),
    to: userActionSchema,
    said: z.string().optional(),
    tone: z.literal('warning').optional(),
  }),
  z.strictObject({ kind: z.literal('close'), text: z.string().optional() }),
  z.strictObject({ kind: z.literal('notice'), text: z.string() }),
]);

/** What was done for this request before; undefined when it is the first time, or nobody can tell any more. */
export async function findDone({ vault }: Core, key: string): Promise<Done | undefined> {
  const _id = digestOfKey(key);
  const found = await DoneRequestModel.findById(_id).lean<DoneRequest>();
  if (!found) return undefined;
  try {
    return defined(doneSchema.parse(JSON.parse(vault.open(found.sealed, _id)))) as Done;
  } catch {
    // Sealed with another key, or written by another version: what it made is not made twice all the same.
    return undefined;
  }
}

export async function rememberDone({ vault, clock, log }: Core, key: string, done: Done): Promise<void> {
  const _id = digestOfKey(key);
  const sealed = await vault.seal(JSON.stringify(done), _id).catch((error: unknown) => {
    // It is done: that it cannot be remembered is no reason to say that it failed.
    if (!(error instanceof AppError)) throw error;
    log.error({ error: errorLabel(error) }, 'what was done cannot be sealed, so a repeat is not recognised');
  });
  if (sealed === undefined) return;
  await insertMissing(DoneRequestModel, [{ _id, sealed, at: clock.now() }]);
}

function digestOfKey(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
