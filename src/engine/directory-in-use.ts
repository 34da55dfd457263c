import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** An engine has the directory open already. */
export class DirectoryInUseError extends Error {
  override readonly name = 'DirectoryInUseError';
  /** Of the engine that has it; undefined if that cannot be told. */
  readonly enginePid: number | undefined;

  constructor(directory: string, enginePid: number | undefined) {
    super(`${directory} is already open in another engine`);
    this.enginePid = enginePid;
  }
}

/** MongoDB's own name for a directory that is open already, somewhere in its complaint. */
export function isDirectoryInUse(complaint: string): boolean {
  return complaint.includes('DBPathInUse');
}

/** Every engine leaves its process id in its lock file. */
export async function directoryInUse(directory: string): Promise<DirectoryInUseError> {
  const pid = Number.parseInt(await readFile(join(directory, 'mongod.lock'), 'utf8').catch(() => ''), 10);
  return new DirectoryInUseError(directory, Number.isNaN(pid) ? undefined : pid);
}
