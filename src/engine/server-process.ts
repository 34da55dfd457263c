import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { promisify } from 'node:util';
import type { MongoInstance } from 'mongodb-memory-server-core';
import type { DatabaseLog } from '../core/database/database.ts';
import { directoryInUse, isDirectoryInUse } from './directory-in-use.ts';
import type { EngineProcess } from './engine-process.ts';

const run = promisify(execFile);

const LOOPBACK = '127.0.0.1';
/** Time for the server to mend its files after a crash. */
const LAUNCH_TIMEOUT_MS = 60_000;

/**
 * Starts MongoDB's own server on a directory: the `mongod` of this system where there is one, else a downloaded one.
 * It listens on a free port of this computer only, and goes a few seconds after this process at the latest.
 */
export async function startServerProcess(
  directory: string,
  downloadDir: string,
  log: DatabaseLog,
): Promise<EngineProcess> {
  const mongodb = await import('mongodb-memory-server-core');
  const installed = await installedServer();
  if (installed === undefined)
    log.info('No mongod is installed: fetching the official one, unless done before.');
  const port = await freePort();
  const instance = new mongodb.MongoInstance({
    binary: installed ?? { downloadDir },
    instance: {
      ip: LOOPBACK,
      port,
      dbPath: directory,
      storageEngine: 'wiredTiger',
      launchTimeout: LAUNCH_TIMEOUT_MS,
    },
    // Apart from this process group, so that Ctrl-C leaves it running until the app has finished its work.
    spawn: { detached: process.platform !== 'win32' },
  });
  await launch(instance, directory);
  return superviseServer(instance, port);
}

async function launch(instance: MongoInstance, directory: string): Promise<void> {
  try {
    await instance.start();
  } catch (error) {
    await instance.stop();
    if (error instanceof Error && isDirectoryInUse(error.message)) throw await directoryInUse(directory);
    throw error;
  }
}

function superviseServer(instance: MongoInstance, port: number): EngineProcess {
  let isClosing = false;
  return {
    uri: `mongodb://${LOOPBACK}:${port}/?directConnection=true`,
    pid: instance.mongodProcess?.pid ?? process.pid,
    failed: new Promise((resolve) => {
      instance.mongodProcess?.once('exit', (code, signal) => {
        if (!isClosing)
          resolve(new Error(`MongoDB's server ended unexpectedly (${signal ?? `exit ${code}`}).`));
      });
    }),
    async close() {
      isClosing = true;
      await instance.stop();
    },
  };
}

/** The `mongod` on the PATH, if there is one; its version keeps the downloader from asking for another. */
async function installedServer(): Promise<{ systemBinary: string; version: string } | undefined> {
  const [program, ...words] =
    process.platform === 'win32' ? ['where', 'mongod'] : ['sh', '-c', 'command -v mongod'];
  try {
    const [systemBinary = ''] = (await run(program, words)).stdout.split(/\r?\n/);
    const [, version = ''] = /v(\d+\.\d+\.\d+)/.exec((await run(systemBinary, ['--version'])).stdout) ?? [];
    return { systemBinary, version };
  } catch {
    return undefined;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, LOOPBACK);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
