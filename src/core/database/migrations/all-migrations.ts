import { draftsByField } from './drafts-by-field.ts';
import { lapsedAndNotHeld } from './lapsed-and-not-held.ts';
import type { Migration } from './migration.ts';
import { ownTimeOfEach } from './own-time-of-each.ts';
import { sealedWithKeyId } from './sealed-with-key-id.ts';
import { troubleSince } from './trouble-since.ts';

/** Everything that was ever changed in what is stored, the oldest first. */
export const allMigrations: readonly Migration[] = [
  draftsByField,
  sealedWithKeyId,
  ownTimeOfEach,
  lapsedAndNotHeld,
  troubleSince,
];
