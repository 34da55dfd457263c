import { AppError } from './errors.ts';
import { keysOf, listKeys, openText, sealText } from './sealing/sealed-text.ts';

/** Seals text so that neither the database files nor a dump of them can be read without the secret. */
export interface Vault {
  /**
   * @param boundTo what the text belongs to; opening it as anything else fails
   * @throws {AppError} when the database names a key that is not here: then nothing may be written
   */
  seal(text: string, boundTo: string): Promise<string>;
  /** @throws when it was sealed with a key that is not here, for something else, or is damaged */
  open(sealed: string, boundTo: string): string;
}

interface VaultOptions {
  /** The secret before, which opens what it sealed. */
  previous?: Buffer | undefined;
  /** The key that the database wants things to be sealed with, by its prefix; that of the secret when left out. */
  nameKey?(): Promise<string>;
}

/** AES-256-GCM under a key derived from `TANDEM_SECRET`. */
export function createVault(secret: Buffer, { previous, nameKey }: VaultOptions = {}): Vault {
  const keys = keysOf(secret, previous);
  const all = listKeys(keys);
  return {
    async seal(text, boundTo) {
      const named = (await nameKey?.()) ?? keys.current.prefix;
      const key = all.find(({ prefix }) => prefix === named);
      if (key === undefined) throw secretWasChanged();
      return sealText(key, text, boundTo);
    },
    open: (sealed, boundTo) => openText(all, sealed, boundTo),
  };
}

/** The copy that says so was started before its operator gave it both secrets. */
function secretWasChanged(): AppError {
  return new AppError(
    'unavailable',
    'Nothing private can be kept right now, because the secret of Tandem was changed. Nothing was stored; please ask whoever runs Tandem to start it again with both secrets.',
  );
}
