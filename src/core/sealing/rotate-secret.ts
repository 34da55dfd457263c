import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import { findCanary, forgetLeaving, renameKey } from './canary.ts';
import { type SealedAnew, sealAnew } from './seal-anew.ts';
import { sealedFields } from './sealed-fields.ts';
import type { SealingKeys } from './sealed-text.ts';

export interface Rotation {
  keys: SealingKeys;
  /** Told of each batch: which collection, and how many of it were sealed anew. */
  onProgress(collection: string, changed: number): void;
  /** Waits until no running copy can still write what it sealed with the key before. */
  settle?(): Promise<unknown>;
}

/** Longer than a copy believes what it knows of the key, and a write that was begun may take. */
const settledAfterMs = 6000;

export interface Rotated {
  /** By collection. */
  changed: Record<string, number>;
  /** Texts that neither secret opens; they stay as they are. */
  unreadable: number;
}

/**
 * Seals everything with the secret of today, while copies that have both secrets run. The database names the new key
 * first, so that nothing more is sealed with the old one; and the old one is only forgotten when nothing is left of it.
 * May be killed anywhere and run again.
 */
export async function rotateSecret({
  keys,
  onProgress,
  settle = () => pause(settledAfterMs),
}: Rotation): Promise<Rotated> {
  const before = await findCanary();
  if (before && before.keyId !== keys.current.prefix) await renameKey(before, keys.current);
  const canary = await findCanary();
  if (canary?.keyId !== keys.current.prefix) throw overtaken();
  const rotated: Rotated = { changed: {}, unreadable: 0 };
  await sealAllAnew(keys, rotated, onProgress);
  if (canary.leaving !== undefined) {
    await settle();
    while (await sealAllAnew(keys, rotated, onProgress));
    await forgetLeaving(canary);
  }
  return rotated;
}

/** @returns whether there was anything that could be sealed anew */
async function sealAllAnew(
  keys: SealingKeys,
  rotated: Rotated,
  onProgress: Rotation['onProgress'],
): Promise<boolean> {
  rotated.unreadable = 0;
  let isAnything = false;
  for (const field of sealedFields) {
    const { collection } = field;
    const earlier = rotated.changed[collection] ?? 0;
    const note = ({ changed }: SealedAnew) => {
      rotated.changed[collection] = earlier + changed;
    };
    const done = await sealAnew(field, keys, (soFar) => {
      note(soFar);
      if (soFar.changed > 0) onProgress(collection, earlier + soFar.changed);
    });
    note(done);
    rotated.unreadable += done.unreadable;
    isAnything ||= done.changed + done.overtaken > 0;
  }
  return isAnything;
}

function overtaken(): AppError {
  return new AppError(
    'conflict',
    'Another rotate-secret is changing the secret to a different one: let one of them finish, and see that every copy and command has the same TANDEM_SECRET.',
  );
}
