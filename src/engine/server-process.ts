import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { MongoInstance } from 'mongodb-memory-server-core';
import type { DatabaseLog } from '../core/database/database.ts';
import { directoryInUse, isDirectoryInUse } from './directory-in-use.ts';
import type { EngineLogin } from './engine-login.ts';
import type { EngineProcess } from './engine-process.ts';
import { makeSocketFolder, removeSocketFolder } from './engine-socket.ts';
import { ensureLogin } from './ensure-login.ts';

export interface ServerOptions {
  /** Where the official server is kept when it had to be fetched. */
  downloadDir: string;
  /** Without it nobody gets in. */
  login: EngineLogin;
  log: DatabaseLog;
}

const run = promisify(execFile);

const LOOPBACK = '127.0.0.1';
/** Time for the server to mend its files after a crash. */
const LAUNCH_TIMEOUT_MS = 60_000;

/**
 * Starts MongoDB's own server on a directory: the `mongod` of this system where there is one, else a downloaded one. It
 * lets nobody in without the login, listens on a socket in a folder of its own or, where there are none, on a free port
 * of this computer only, and goes a few seconds after this process at the latest.
 */
export async function startServerProcess(directory: string, options: ServerOptions): Promise<EngineProcess> {
  const { login } = options;
  const listening = process.platform === 'win32' ? await onPort() : await onSocket();
  const { uri } = listening;
  const instance = await makeInstance(directory, listening, options);
  try {
    await launch(instance, directory);
    await ensureLogin(uri, login);
  } catch (error) {
    await instance.stop();
    await removeSocketFolder(uri);
    throw error;
  }
  return superviseServer(instance, uri, login);
}

/** Where a server listens, and the words that make it do so. */
interface Listening {
  uri: string;
  port: number;
  ip: string;
  args: string[];
}

async function onPort(): Promise<Listening> {
  const port = await freePort();
  return { uri: `mongodb://${LOOPBACK}:${port}/?directConnection=true`, port, ip: LOOPBACK, args: [] };
}

/** The server may make a second socket, named after the port: in the same folder, where nobody else can look. */
async function onSocket(): Promise<Listening> {
  const socket = join(await makeSocketFolder(), 'mongod.sock');
  return {
    uri: `mongodb://${encodeURIComponent(socket)}/?directConnection=true`,
    port: await freePort(),
    ip: socket,
    args: ['--unixSocketPrefix', dirname(socket)],
  };
}

async function makeInstance(
  directory: string,
  { ip, port, args }: Listening,
  { downloadDir, log }: ServerOptions,
): Promise<MongoInstance> {
  const mongodb = await import('mongodb-memory-server-core');
  const installed = await installedServer();
  if (installed === undefined)
    log.info('No mongod is installed: fetching the official one, unless done before.');
  return new mongodb.MongoInstance({
    binary: installed ?? { downloadDir },
    instance: {
      ip,
      port,
      args,
      auth: true,
      dbPath: directory,
      storageEngine: 'wiredTiger',
      launchTimeout: LAUNCH_TIMEOUT_MS,
    },
    // Apart from this process group, so that Ctrl-C leaves it running until the app has finished its work.
    spawn: { detached: process.platform !== 'win32' },
  });
}

async function launch(instance: MongoInstance, directory: string): Promise<void> {
  try {
    await instance.start();
  } catch (error) {
    if (error instanceof Error && isDirectoryInUse(error.message)) throw await directoryInUse(directory);
    throw error;
  }
}

function superviseServer(instance: MongoInstance, uri: string, login: EngineLogin): EngineProcess {
  let isClosing = false;
  return {
    uri,
    login,
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
      await removeSocketFolder(uri);
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
