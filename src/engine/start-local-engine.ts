import { chmod, mkdir, readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import type { DatabaseLog } from '../core/database/database.ts';
import { AppError } from '../core/errors.ts';
import { DirectoryInUseError } from './directory-in-use.ts';
import { withAdvice } from './disk-room.ts';
import { readOrCreateLogin, withLogin } from './engine-login.ts';
import { EngineEndedError, type EngineProcess, startEngineProcess } from './engine-process.ts';
import { embeddedEngineSupport, thisSystem } from './engine-support.ts';
import { nodeUnderPrivateGlibc } from './private-glibc.ts';
import { startServerProcess } from './server-process.ts';

export interface LocalEngine {
  /** Such as `embedded MongoDB 9.0-alpha`. */
  name: string;
  directory: string;
  process: EngineProcess;
}

/** One of the engines that can be started on a data directory. */
export interface EngineKind {
  label: string;
  directory: string;
  start(directory: string): Promise<EngineProcess>;
}

/** The engines for a data directory: the embedded one, and MongoDB's own server for where that does not run. */
export function engineKinds(
  { dataDir, cacheHome = join(homedir(), '.cache') }: { dataDir: string; cacheHome?: string | undefined },
  log: DatabaseLog,
): { embedded: EngineKind; server: EngineKind } {
  const cache = join(cacheHome, 'tandem');
  return {
    embedded: {
      label: 'embedded MongoDB',
      directory: join(dataDir, 'mongodb'),
      start: async (directory) =>
        startEngineProcess(directory, await nodeCommand([cache, join(dataDir, 'cache')], log)),
    },
    server: {
      label: 'MongoDB server',
      directory: join(dataDir, 'mongodb-server'),
      start: async (directory) =>
        startServerProcess(directory, {
          downloadDir: join(cache, 'mongodb-binaries'),
          login: await readOrCreateLogin(dataDir),
          log,
        }),
    },
  };
}

/**
 * Starts the first engine that runs here. Their files differ: once one of them has written in the data directory, it is
 * that one or none, so that nobody finds their data gone.
 */
export async function startLocalEngine(
  { embedded, server }: { embedded: EngineKind; server: EngineKind },
  log: DatabaseLog,
): Promise<LocalEngine> {
  if (await holdsData(server.directory)) return startOnData(server);
  if (await holdsData(embedded.directory)) return startOnData(embedded);
  try {
    return await startKind(embedded);
  } catch (error) {
    if (error instanceof DirectoryInUseError) throw error;
    log.warn(`The embedded database does not run here (${messageOf(error)}); trying MongoDB's own server.`);
    return startKind(server).catch((serverError: unknown) => {
      throw serverError instanceof DirectoryInUseError ? serverError : noEngine(error, serverError);
    });
  }
}

async function startOnData(kind: EngineKind): Promise<LocalEngine> {
  return startKind(kind).catch(async (error: unknown) => {
    if (error instanceof DirectoryInUseError) throw error;
    const sentence = `The ${kind.label} that wrote ${kind.directory} does not start: ${messageOf(error)}`;
    throw new AppError(
      'misconfigured',
      isAboutFiles(error) ? await withAdvice(sentence, kind.directory) : sentence,
    );
  });
}

async function nodeCommand(caches: readonly string[], log: DatabaseLog): Promise<string[]> {
  const system = thisSystem();
  switch (embeddedEngineSupport(system)) {
    case 'runs':
      return [process.execPath];
    case 'needs-newer-glibc':
      return nodeUnderPrivateGlibc(caches, log);
    case 'unsupported':
      throw new Error(`there is none for ${system.platform} on ${system.arch}`);
  }
}

async function startKind({ label, directory, start }: EngineKind): Promise<LocalEngine> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await chmod(directory, 0o700);
  const engine = await start(directory);
  try {
    return {
      name: `${label} ${await versionOf(withLogin(engine.uri, engine.login))}`,
      directory,
      process: engine,
    };
  } catch (error) {
    await engine.close();
    throw error;
  }
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

/** The embedded engine's end and that of MongoDB's own server, whose library has no class for it that is exported. */
function isAboutFiles(error: unknown): boolean {
  return (
    error instanceof EngineEndedError || /closed unexpectedly|Instance |internal error/.test(messageOf(error))
  );
}

/** In one line, whatever an engine says. */
function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ')
    .slice(0, 500);
}

function noEngine(embeddedError: unknown, serverError: unknown): AppError {
  return new AppError(
    'misconfigured',
    [
      'No database runs here. Set MONGODB_URI to a MongoDB deployment, or install MongoDB so that mongod is on the PATH,',
      'or use a newer system (Linux with glibc 2.38 or later, or macOS on Apple silicon).',
      `Embedded engine: ${messageOf(embeddedError)}. MongoDB's own server: ${messageOf(serverError)}.`,
    ].join(' '),
  );
}
