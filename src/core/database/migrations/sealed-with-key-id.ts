import type { Migration } from './migration.ts';

/**
 * From here on sealed texts name the key that sealed them, and the collection `sealing` holds a canary. Nothing has to
 * change: texts that name no key still open, and the canary is written by the start, for a migration has no secret. But
 * older versions, which could not open the new texts and would seal with any secret, refuse the database from here on.
 */
export const sealedWithKeyId: Migration = {
  number: 2,
  name: 'sealed with key id',
  up: async () => 0,
};
