import { mkdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { type Database, type DatabaseLog, databaseElsewhere } from '../core/database/database.ts';
import { AppError } from '../core/errors.ts';
import { DirectoryInUseError } from './directory-in-use.ts';
import { withAdvice } from './disk-room.ts';
import { readLogin, withLogin } from './engine-login.ts';
import { announceOwner, type EngineOwner, findOwner, withdrawOwner } from './engine-owner.ts';
import { isProcessAlive } from './is-process-alive.ts';
import { engineKinds, type LocalEngine, startLocalEngine } from './start-local-engine.ts';

export interface LocalDatabaseOptions {
  dataDir: string;
  log: DatabaseLog;
  /** Use the engine that a running app has open, if there is one, instead of refusing. */
  shareRunning?: boolean | undefined;
  /** The user's cache folder, if it is not `~/.cache`. */
  cacheHome?: string | undefined;
}

const ATTEMPTS = 40;
const PAUSE_MS = 250;

/**
 * Opens the engine on a data directory, which has one owner. One that is still closing, such as after its app was
 * killed, is waited for.
 */
export async function openLocalDatabase(options: LocalDatabaseOptions): Promise<Database> {
  const { dataDir, log } = options;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  let enginePid: number | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const owner = await findOwner(dataDir);
    if (owner !== undefined && isProcessAlive(owner.appPid)) {
      if (options.shareRunning) return await sharedDatabase(dataDir, owner);
      throw inUse(dataDir, owner.appPid);
    }
    try {
      if (owner === undefined) {
        return await ownDatabase(dataDir, await startLocalEngine(engineKinds(options, log), log));
      }
    } catch (error) {
      if (!(error instanceof DirectoryInUseError)) throw error;
      enginePid = error.enginePid;
    }
    await pause(PAUSE_MS);
  }
  throw inUse(dataDir, enginePid);
}

async function sharedDatabase(dataDir: string, owner: EngineOwner): Promise<Database> {
  const { uri, name, appPid, takesLogin } = owner;
  const description = `the ${name} in ${dataDir} that process ${appPid} has open`;
  const login = takesLogin ? await readLogin(dataDir) : undefined;
  return { ...databaseElsewhere(withLogin(uri, login), description), isInUse: true };
}

async function ownDatabase(dataDir: string, engine: LocalEngine): Promise<Database> {
  const { uri, pid, login } = engine.process;
  try {
    const takesLogin = login !== undefined;
    await announceOwner(dataDir, {
      uri,
      takesLogin,
      enginePid: pid,
      appPid: process.pid,
      name: engine.name,
    });
  } catch (error) {
    await engine.process.close();
    throw error;
  }
  return {
    uri: withLogin(uri, login),
    description: `${engine.name} in ${engine.directory}`,
    directory: engine.directory,
    engineFailed: engine.process.failed.then(
      async ({ message }) => new Error(await withAdvice(message, engine.directory)),
    ),
    async close() {
      // Before the engine goes: by then somebody else may have announced himself.
      await withdrawOwner(dataDir);
      await engine.process.close();
    },
  };
}

function inUse(dataDir: string, pid: number | undefined): AppError {
  const who = pid === undefined ? 'another process' : `process ${pid}`;
  return new AppError(
    'misconfigured',
    `The data directory ${dataDir} is already open in ${who}: stop that one first, or set DATA_DIR to another directory.`,
  );
}
