import { chmod, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { AppError } from '../errors.ts';
import type { DatabaseLog } from './database.ts';
import { DirectoryInUseError, type EngineProcess, startEngineProcess } from './engine-process.ts';
import { embeddedEngineSupport, thisSystem } from './engine-support.ts';
import { nodeUnderPrivateGlibc } from './private-glibc.ts';
import { startServerProcess } from './server-process.ts';

export interface LocalEngine {
  /** Such as `embedded MongoDB 9.0-alpha`. */
  name: string;
  directory: string;
  process: EngineProcess;
}

interface EngineKind {
  label: string;
  directory: string;
  start(directory: string): Promise<EngineProcess>;
}

/**
 * Starts the embedded engine, or where that does not run, MongoDB's own server. Their files differ: once one of them
 * has written in the data directory, it is that one or none, so that nobody finds their data gone.
 */
export async function startLocalEngine(
  dataDir: string,
  log: DatabaseLog,
  cacheHome: string | undefined,
): Promise<LocalEngine> {
  const embedded: EngineKind = {
    label: 'embedded MongoDB',
    directory: join(dataDir, 'mongodb'),
    start: async (directory) => startEngineProcess(directory, await nodeCommand(log, cacheHome)),
  };
  const server: EngineKind = {
    label: 'MongoDB server',
    directory: join(dataDir, 'mongodb-server'),
    start: (directory) => startServerProcess(directory, log),
  };
  if (await holdsData(server.directory)) return startKind(server);
  try {
    return await startKind(embedded);
  } catch (error) {
    if (error instanceof DirectoryInUseError || (await holdsData(embedded.directory))) throw error;
    log.warn(`The embedded database does not run here (${messageOf(error)}); trying MongoDB's own server.`);
    return startKind(server).catch((serverError: unknown) => {
      throw noEngine(messageOf(error), messageOf(serverError));
    });
  }
}

async function nodeCommand(log: DatabaseLog, cacheHome: string | undefined): Promise<string[]> {
  const system = thisSystem();
  switch (embeddedEngineSupport(system)) {
    case 'runs':
      return [process.execPath];
    case 'needs-newer-glibc':
      return nodeUnderPrivateGlibc(log, cacheHome);
    case 'unsupported':
      throw new Error(`there is none for ${system.platform} on ${system.arch}`);
  }
}

async function startKind({ label, directory, start }: EngineKind): Promise<LocalEngine> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await chmod(directory, 0o700);
  const engine = await start(directory);
  return { name: `${label} ${await versionOf(engine.uri)}`, directory, process: engine };
}

async function versionOf(uri: string): Promise<string> {
  const client = new mongoose.mongo.MongoClient(uri);
  try {
    const { version } = await client.db('admin').command({ buildInfo: 1 });
    return String(version);
  } finally {
    await client.close();
  }
}

async function holdsData(directory: string): Promise<boolean> {
  const names: string[] = await readdir(directory).catch(() => []);
  return names.includes('WiredTiger');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function noEngine(embeddedReason: string, serverReason: string): AppError {
  return new AppError(
    'misconfigured',
    'No database runs here. Set MONGODB_URI to a MongoDB deployment, or install MongoDB so that mongod is on the PATH, or use a newer system (Linux with glibc 2.38 or later, or macOS on Apple silicon).' +
      ` Embedded engine: ${embeddedReason}. MongoDB's own server: ${serverReason}.`,
  );
}
