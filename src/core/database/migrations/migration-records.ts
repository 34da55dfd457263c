import { AppError } from '../../errors.ts';
import type { Db, Migration } from './migration.ts';

/** One migration, by its number, or the lease of whoever runs them. */
interface MigrationRecord {
  _id: number | 'lease';
  name?: string;
  /** Absent where the database was new, so that there was nothing to change. */
  startedAt?: Date;
  /** Absent while it runs, and when it was cut short. */
  finishedAt?: Date;
  /** How many documents it changed. */
  changed?: number;
  holder?: string;
  until?: Date;
}

/** Where it stands which of them have run, and when. */
export function migrationsIn(db: Db) {
  return db.collection<MigrationRecord>('migrations');
}

/**
 * Those that have not run to their end.
 * @throws {AppError} when a newer version of Tandem has changed this database, or has begun to
 */
export async function findMissing(db: Db, migrations: readonly Migration[]): Promise<Migration[]> {
  const records = await migrationsIn(db)
    .find({ _id: { $ne: 'lease' } })
    .toArray();
  const known = Math.max(0, ...migrations.map(({ number }) => number));
  const newest = Math.max(0, ...records.map(({ _id }) => Number(_id)));
  if (newest > known) throw changedByNewer(newest, known);
  const finished = new Set(records.filter(({ finishedAt }) => finishedAt).map(({ _id }) => _id));
  return migrations.filter(({ number }) => !finished.has(number));
}

function changedByNewer(newest: number, known: number): AppError {
  return new AppError(
    'misconfigured',
    `A newer version of Tandem has changed this database (migration ${newest}; this version knows up to ${known}): start that version, or restore the backup from before the upgrade.`,
  );
}

export async function noteStart(db: Db, { number, name }: Migration): Promise<void> {
  await migrationsIn(db).updateOne(
    { _id: number },
    { $set: { name }, $currentDate: { startedAt: true } },
    { upsert: true },
  );
}

export async function noteEnd(db: Db, { number, name }: Migration, changed: number): Promise<void> {
  await migrationsIn(db).updateOne(
    { _id: number },
    { $set: { name }, $inc: { changed }, $currentDate: { finishedAt: true } },
    { upsert: true },
  );
}
