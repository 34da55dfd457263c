import type { Config } from '../config/config.ts';
import { createSecretFile, readSecretFile } from '../config/secret-file.ts';
import type { DatabaseLog } from '../core/database/database.ts';
import { bringUpToDate } from '../core/database/migrations/bring-up-to-date.ts';
import { AppError } from '../core/errors.ts';
import { insertCanary, watchNamedKey } from '../core/sealing/canary.ts';
import { chooseKey } from '../core/sealing/choose-key.ts';
import { findSealing, hasSealed } from '../core/sealing/find-sealing.ts';
import { keysOf, type SealingKeys } from '../core/sealing/sealed-text.ts';
import { createVault, type Vault } from '../core/vault.ts';

export interface PreparedStore {
  vault: Vault;
  keys: SealingKeys;
}

/**
 * Brings the connected database up to date and opens its vault. What the secret does not open is refused before
 * anything is changed, and a secret is only ever made for a database in which nothing is sealed.
 * @param isInUse whether a running app has it open already
 * @throws {AppError} with a sentence for the operator
 */
export async function prepareStore(
  { dataDir, secret: given, previousSecret }: Config,
  log: DatabaseLog,
  isInUse = false,
): Promise<PreparedStore> {
  const found = await findSealing();
  const known = given ?? readSecretFile(dataDir);
  if (known === undefined && hasSealed(found)) throw secretIsGone(dataDir);
  if (known !== undefined) chooseKey(found, keysOf(known, previousSecret));
  await bringUpToDate(log, isInUse);
  if (known !== undefined) return openWith(known, previousSecret);
  const { secret, withdraw } = createSecretFile(dataDir);
  return openWith(secret, previousSecret).catch((error: unknown) => {
    // Another start was quicker and sealed with a secret of its own: ours opens nothing.
    if (error instanceof AppError) withdraw();
    throw error;
  });
}

/** Looks once more when there is a canary: of two starts at one moment, the other may have written it. */
async function openWith(secret: Buffer, previous: Buffer | undefined): Promise<PreparedStore> {
  const keys = keysOf(secret, previous);
  const found = await findSealing();
  if (!found.canary) await insertCanary(chooseKey(found, keys));
  const named = chooseKey(await findSealing(), keys);
  return { keys, vault: createVault(secret, { previous, nameKey: watchNamedKey(named.prefix) }) };
}

function secretIsGone(dataDir: string): AppError {
  return new AppError(
    'misconfigured',
    `TANDEM_SECRET is not set and there is no file "secret" in ${dataDir}, but something is sealed in this database: put that file back from your backup, or set TANDEM_SECRET to what it held.`,
  );
}
