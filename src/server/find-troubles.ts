import type mongoose from 'mongoose';
import type { Jobs } from '../jobs/agenda.ts';
import { findDatabaseTrouble } from './find-database-trouble.ts';

/**
 * Why requests cannot be served, or nothing happens by itself. What is due and waits only because a platform takes no
 * more, or has to be tried again, is no trouble.
 * @param directory where the files of an engine of our own are
 */
export async function findTroubles(
  connection: mongoose.Connection,
  jobs: Pick<Jobs, 'trouble' | 'findLag'> | undefined,
  directory?: string,
): Promise<(string | undefined)[]> {
  const database = await findDatabaseTrouble(connection, directory);
  if (!jobs) return [database, 'Tandem is starting'];
  return [
    database,
    jobs.trouble(),
    ...(database === undefined ? [await jobs.findLag().catch(() => 'the timers cannot be read')] : []),
  ];
}
