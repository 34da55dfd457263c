import { setTimeout as pause } from 'node:timers/promises';
import { isNativeError } from 'node:util/types';
import { AppError } from '../../errors.ts';
import { isDatabaseAway } from '../away.ts';
import type { DatabaseLog } from '../database.ts';
import { allMigrations } from './all-migrations.ts';
import { type Lease, takeLease } from './lease.ts';
import type { Db, Migration } from './migration.ts';
import { findMissing, migrationsIn, noteEnd, noteStart } from './migration-records.ts';

export interface Migrating {
  db: Db;
  log: DatabaseLog;
  migrations?: readonly Migration[];
  /** True where a running app has the database open, which would go on in the old shape. */
  isInUse?: boolean;
  /** How long a copy that was killed keeps the others waiting. */
  leaseMs?: number;
}

const lookEveryMs = 500;

/**
 * Brings what is stored into the shape that this version reads: each migration once, in order, by one copy of the app,
 * while the others wait for it.
 * @throws {AppError} when a newer version has changed this database
 */
export async function migrate({
  db,
  log,
  migrations = allMigrations,
  isInUse = false,
  leaseMs = 10_000,
}: Migrating): Promise<void> {
  let waitsFor: string | undefined;
  while ((await findMissing(db, migrations)).length > 0) {
    if (isInUse) throw runningIsOlder();
    const lease = await takeLease(db, leaseMs);
    if ('signal' in lease) await runMissing(db, log, migrations, lease);
    else {
      const { holder = waitsFor } = lease;
      if (waitsFor !== holder) log.warn(`${holder} is changing the database: waiting for it`);
      waitsFor = holder;
      await pause(lookEveryMs);
    }
  }
}

function runningIsOlder(): AppError {
  return new AppError(
    'misconfigured',
    'The Tandem that is running is older than this command: stop it and start this version first.',
  );
}

async function runMissing(
  db: Db,
  log: DatabaseLog,
  migrations: readonly Migration[],
  { signal, giveBack }: Lease,
): Promise<void> {
  try {
    const missing = await findMissing(db, migrations);
    if (await isNew(db)) await Promise.all(missing.map((migration) => noteEnd(db, migration, 0)));
    else for (const migration of missing) await run(db, log, migration, signal);
  } catch (error) {
    // Whoever took over finishes it: this copy waits like any other.
    if (!signal.aborted) throw error;
    log.warn('another copy went on with changing the database');
  } finally {
    await giveBack();
  }
}

async function run(db: Db, log: DatabaseLog, migration: Migration, signal: AbortSignal): Promise<void> {
  const which = `migration ${migration.number}, ${migration.name}`;
  const startedAt = performance.now();
  log.info(`${which}: begins`);
  await noteStart(db, migration);
  const changed = await migration.up(db, signal).catch((error: unknown) => {
    throw signal.aborted || isDatabaseAway(error) ? error : failed(which, error);
  });
  signal.throwIfAborted();
  await noteEnd(db, migration, changed);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  log.info(`${which}: done, ${changed} changed in ${seconds} s`);
}

/** What it choked on may be somebody's words, which a database's error can quote. */
function failed(which: string, error: unknown): AppError {
  const label = isNativeError(error) ? error.name : 'unknown error';
  return new AppError(
    'misconfigured',
    `The database could not be brought up to date: ${which}, failed (${label}). What was changed so far stays, and the next start goes on from there.`,
    { cause: error },
  );
}

/** Whether nothing is stored yet, so that there is nothing in an old shape. */
async function isNew(db: Db): Promise<boolean> {
  const ours = migrationsIn(db).collectionName;
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
    const isOther = name !== ours && !name.startsWith('system.');
    if (isOther && (await db.collection(name).findOne({}, { projection: { _id: 1 } }))) return false;
  }
  return true;
}
