import { AppError } from '../errors.ts';
import { boundToCanary, type Canary } from './canary.ts';
import type { Sealing } from './find-sealing.ts';
import { listKeys, openText, type SealingKey, type SealingKeys } from './sealed-text.ts';

/**
 * The key that this database's texts are to be sealed with.
 * @throws {AppError} with a sentence for the operator unless the secrets that were given open what is there
 */
export function chooseKey({ canary, newest }: Sealing, keys: SealingKeys): SealingKey {
  if (canary) return keyOfCanary(canary, keys);
  if (!newest) return keys.current;
  const key = listKeys(keys).find((each) => isOpenedBy(each, newest));
  if (key === undefined) throw wrongSecret(keys);
  return key;
}

function keyOfCanary(canary: Canary, keys: SealingKeys): SealingKey {
  const all = listKeys(keys);
  const key = all.find(({ prefix }) => prefix === canary.keyId);
  if (key === undefined || !isOpenedBy(key, boundToCanary(canary))) throw wrongSecret(keys);
  const isThere = (left: string) => all.some(({ prefix }) => prefix === left);
  if (!(canary.leaving ?? []).every(isThere)) throw notRotated();
  return key;
}

function isOpenedBy(key: SealingKey, { sealed, boundTo }: { sealed: string; boundTo: string }): boolean {
  try {
    openText([key], sealed, boundTo);
    return true;
  } catch {
    return false;
  }
}

function wrongSecret({ previous }: SealingKeys): AppError {
  const which = previous
    ? 'Neither TANDEM_SECRET nor TANDEM_SECRET_PREVIOUS opens'
    : 'TANDEM_SECRET (or the file "secret" in DATA_DIR) does not open';
  return new AppError(
    'misconfigured',
    `${which} what is sealed in this database: put the secret back that it was sealed with, or, to change it, set that one as TANDEM_SECRET_PREVIOUS beside the new one and run "npx tandem rotate-secret".`,
  );
}

function notRotated(): AppError {
  return new AppError(
    'misconfigured',
    'The change of TANDEM_SECRET is not finished and texts are left that only the secret before opens: set that one as TANDEM_SECRET_PREVIOUS and run "npx tandem rotate-secret" until it says that nothing is left.',
  );
}
