import { execFile } from 'node:child_process';
import { access, constants, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { DatabaseLog } from '../core/database/database.ts';
import { fetchGlibc, GLIBC_SUITE } from './fetch-glibc.ts';
import { isProcessAlive } from './is-process-alive.ts';

interface Loader {
  /** Debian's name for the folder of this architecture's libraries. */
  libraries: string;
  file: string;
}

const LOADERS: Partial<Record<string, Loader>> = {
  x64: { libraries: 'x86_64-linux-gnu', file: 'ld-linux-x86-64.so.2' },
  arm64: { libraries: 'aarch64-linux-gnu', file: 'ld-linux-aarch64.so.1' },
};
const PARTIAL = 'partial-';

const run = promisify(execFile);

/**
 * How to start Node.js under a newer C library of its own, which is fetched once per person and computer into the first
 * of these folders that can be written to. Nothing of the system is touched.
 */
export async function nodeUnderPrivateGlibc(folders: readonly string[], log: DatabaseLog): Promise<string[]> {
  const loader = LOADERS[process.arch];
  if (loader === undefined) throw new Error(`no newer C library is known for ${process.arch}`);
  const homes = folders.map((folder) => join(folder, `glibc-${GLIBC_SUITE}-${process.arch}`));
  const ready = await firstThat(homes, exists);
  if (ready !== undefined) return nodeCommand(ready, loader);

  const folder = await firstThat(folders, isWritable);
  if (folder === undefined) throw new Error(`none of ${folders.join(', ')} can be written to`);
  const home = join(folder, `glibc-${GLIBC_SUITE}-${process.arch}`);
  log.info(
    'The embedded database needs a newer C library than this system has: fetching one of its own (13 MB).',
  );
  await install(folder, home, loader);
  log.info(`It is in ${home}, where later starts find it.`);
  return nodeCommand(home, loader);
}

function nodeCommand(home: string, { libraries, file }: Loader): string[] {
  const folder = join(home, 'usr/lib', libraries);
  const path = [folder, `/usr/lib/${libraries}`, `/lib/${libraries}`].join(':');
  return [join(folder, file), '--library-path', path, process.execPath];
}

/** All is done in a folder of this process's own, which takes its name at the very end: so it is never half there. */
async function install(folder: string, home: string, loader: Loader): Promise<void> {
  await removeAbandoned(folder);
  const partial = await mkdtemp(join(folder, `${PARTIAL}${process.pid}-`));
  try {
    const unpacked = await fetchGlibc(partial);
    const [program = '', ...words] = nodeCommand(unpacked, loader);
    await run(program, [...words, '--version']);
    await rename(unpacked, home).catch(async (error: unknown) => {
      if (!(await exists(home))) throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

async function removeAbandoned(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(PARTIAL));
  for (const name of names) {
    const pid = Number.parseInt(name.slice(PARTIAL.length), 10);
    if (!isProcessAlive(pid)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function firstThat(
  paths: readonly string[],
  test: (path: string) => Promise<boolean>,
): Promise<string | undefined> {
  for (const path of paths) if (await test(path)) return path;
  return undefined;
}

async function exists(path: string): Promise<boolean> {
  return succeeds(access(path));
}

async function isWritable(folder: string): Promise<boolean> {
  return (await succeeds(mkdir(folder, { recursive: true }))) && succeeds(access(folder, constants.W_OK));
}

async function succeeds(attempt: Promise<unknown>): Promise<boolean> {
  return attempt.then(
    () => true,
    () => false,
  );
}
