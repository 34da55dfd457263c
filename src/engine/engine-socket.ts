import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** A Unix socket's path may take about 104 bytes, of which the engine's own part takes 40. */
const LONGEST_FOLDER = 60;
/** How the embedded engine, and we for MongoDB's own server, name the folder of a socket, readable by its user alone. */
const OWN_FOLDERS = { embedded: 'embedded-mongodb-', server: 'tandem-mongod-' };

/** The folder for temporary files, or a shorter one where that is too long to hold a socket. */
export function folderForSockets(): string {
  const folder = tmpdir();
  return Buffer.byteLength(folder) <= LONGEST_FOLDER ? folder : '/tmp';
}

/** A new folder that nobody else can look into. */
export function makeSocketFolder(): Promise<string> {
  return mkdtemp(join(folderForSockets(), OWN_FOLDERS.server));
}

/** Where an engine listens, as `net.connect` takes it. */
export function listenerIn(uri: string): { path: string } | { host: string; port: number } {
  const { hostname, port } = new URL(uri);
  const host = decodeURIComponent(hostname);
  return host.startsWith('/') ? { path: host } : { host, port: Number(port) };
}

/** Clears away what an engine that was killed could not. */
export async function removeSocketFolder(uri: string): Promise<void> {
  const listener = listenerIn(uri);
  if (!('path' in listener)) return;
  const folder = dirname(listener.path);
  const isOurs = Object.values(OWN_FOLDERS).some((name) => basename(folder).startsWith(name));
  if (isOurs) await rm(folder, { recursive: true, force: true });
}
