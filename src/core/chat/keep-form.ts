import mongoose from 'mongoose';
import { z } from 'zod';
import type { Core } from '../core.ts';
import { AppError } from '../errors.ts';
import type { FormValues } from '../forms/form-values.ts';
import { newId } from '../new-id.ts';
import type { Person } from '../people/person.ts';
import { decodeAction, encodeAction, type UserAction } from './user-action.ts';

/** A form that a platform could not open, sealed, for the one person who asked for it. */
interface KeptForm {
  _id: string;
  personId: string;
  sealed: string;
  keptAt: Date;
}

const keptSeconds = 86_400;

const keptFormSchema = new mongoose.Schema<KeptForm>(
  {
    _id: { type: String, required: true },
    personId: { type: String, required: true },
    sealed: { type: String, required: true },
    keptAt: { type: Date, required: true },
  },
  { collection: 'keptForms', versionKey: false },
);

keptFormSchema.index({ keptAt: 1 }, { expireAfterSeconds: keptSeconds });

const KeptFormModel = mongoose.model<KeptForm>('KeptForm', keptFormSchema);

/** What opens a form, and what was typed for it already. */
export interface FormToKeep {
  action: UserAction;
  values: FormValues;
}

const contentSchema = z.strictObject({
  action: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
});

/** Keeps a form for a day, so that a button can name it without holding what was typed. */
export async function keepForm(
  { vault, clock }: Pick<Core, 'vault' | 'clock'>,
  { _id: personId }: Pick<Person, '_id'>,
  { action, values }: FormToKeep,
): Promise<string> {
  const _id = newId();
  const sealed = await vault.seal(JSON.stringify({ action: encodeAction(action), values }), _id);
  await KeptFormModel.create({ _id, personId, sealed, keptAt: clock.now() });
  return _id;
}

/** @throws {AppError} the same when it is gone, when it is somebody else's, and when there never was one */
export async function openKeptForm(
  { vault, clock, log }: Pick<Core, 'vault' | 'clock' | 'log'>,
  { _id: personId }: Pick<Person, '_id'>,
  keptId: string,
): Promise<FormToKeep> {
  const keptSince = new Date(clock.now().getTime() - keptSeconds * 1000);
  const kept = await KeptFormModel.findOne({
    _id: keptId,
    personId,
    keptAt: { $gt: keptSince },
  }).lean<KeptForm>();
  if (!kept) throw noLongerKept();
  const opened = openSealed({ vault, log }, kept);
  if (opened === undefined) throw noLongerKept();
  const { action: encoded, values } = contentSchema.parse(JSON.parse(opened));
  const action = decodeAction(encoded);
  if (action === undefined) throw noLongerKept();
  return { action, values };
}

function openSealed({ vault, log }: Pick<Core, 'vault' | 'log'>, { _id, sealed }: KeptForm) {
  try {
    return vault.open(sealed, _id);
  } catch {
    log.warn({ keptId: _id }, 'a kept form does not open');
    return undefined;
  }
}

function noLongerKept(): AppError {
  return new AppError(
    'not-found',
    'This button works for one day, and only for the person it was sent to. Please start again where you came from, or open your hub.',
  );
}
