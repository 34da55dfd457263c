import { mkdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import { type Database, type DatabaseLog, databaseElsewhere } from './database.ts';
import { announceOwner, type EngineOwner, findOwner, withdrawOwner } from './engine-owner.ts';
import { DirectoryInUseError } from './engine-process.ts';
import { isProcessAlive } from './is-process-alive.ts';
import { type LocalEngine, startLocalEngine } from './start-local-engine.ts';

export interface LocalDatabaseOptions {
  dataDir: string;
  log: DatabaseLog;
  /** Use the engine that a running app has open, if there is one, instead of refusing. */
  shareRunning?: boolean | undefined;
  /** The user's cache folder, if it is not `~/.cache`. */
  cacheHome?: string | undefined;
}

const ATTEMPTS = 75;
const PAUSE_MS = 200;

/**
 * Opens the engine on a data directory, which has one owner. One that is still closing, such as after its app was
 * killed, is waited for.
 */
export async function openLocalDatabase(options: LocalDatabaseOptions): Promise<Database> {
  const { dataDir } = options;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const owner = await findOwner(dataDir);
    if (owner !== undefined && isProcessAlive(owner.appPid)) {
      if (options.shareRunning)
        return databaseElsewhere(
          owner.uri,
          `the ${owner.name} that process ${owner.appPid} has open in ${dataDir}`,
        );
      throw inUse(dataDir, owner);
    }
    const engine = owner === undefined ? await startUnlessInUse(options) : undefined;
    if (engine !== undefined) return ownDatabase(dataDir, engine);
    await pause(PAUSE_MS);
  }
  throw inUse(dataDir, undefined);
}

async function startUnlessInUse({
  dataDir,
  log,
  cacheHome,
}: LocalDatabaseOptions): Promise<LocalEngine | undefined> {
  try {
    return await startLocalEngine(dataDir, log, cacheHome);
  } catch (error) {
    if (error instanceof DirectoryInUseError) return undefined;
    throw error;
  }
}

async function ownDatabase(dataDir: string, engine: LocalEngine): Promise<Database> {
  const { uri, pid } = engine.process;
  await announceOwner(dataDir, { uri, enginePid: pid, appPid: process.pid, name: engine.name });
  return {
    uri,
    description: `${engine.name} in ${engine.directory}`,
    engineFailed: engine.process.failed,
    async close() {
      // Before the engine goes: by then somebody else may have announced himself.
      await withdrawOwner(dataDir);
      await engine.process.close();
    },
  };
}

function inUse(dataDir: string, owner: EngineOwner | undefined): AppError {
  const who = owner === undefined ? 'another process' : `Tandem's process ${owner.appPid}`;
  return new AppError(
    'misconfigured',
    `The data directory ${dataDir} is already open in ${who}: stop that one first, or give this one its own DATA_DIR.`,
  );
}
