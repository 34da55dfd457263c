import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isNativeError } from 'node:util/types';
import { ConfigError } from './config.ts';

/**
 * The secret that was generated for a data directory, if one was.
 * @throws {ConfigError} when it cannot be read
 */
export function readSecretFile(dataDir: string): Buffer | undefined {
  return orConfigError(() => readSecret(fileIn(dataDir)));
}

/**
 * Generates a secret for a database that is new: beside any other it could open nothing. Two starts at the same moment
 * agree on one.
 * @throws {ConfigError} when it cannot be written
 */
export function createSecretFile(dataDir: string): { secret: Buffer; withdraw: () => void } {
  const file = fileIn(dataDir);
  return orConfigError(() => {
    const made = createSecret(dataDir, file);
    const secret = readSecret(file);
    if (secret === undefined) throw new Error(`its file ${file} is gone again`);
    return {
      secret,
      // One that the other start made is not ours to take away.
      withdraw: () => secret.equals(made) && rmSync(file, { force: true }),
    };
  });
}

function fileIn(dataDir: string): string {
  return join(dataDir, 'secret');
}

function readSecret(file: string): Buffer | undefined {
  try {
    const secret = Buffer.from(readFileSync(file, 'utf8'), 'base64');
    if (secret.length < 32) throw new Error(`its file ${file} is damaged; put the right one back`);
    return secret;
  } catch (error) {
    if (isFileError(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function createSecret(dataDir: string, file: string): Buffer {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const made = randomBytes(32);
  const draft = `${file}.${process.pid}`;
  // The database keeps what is sealed with it from the first moment on: it has to be on the disk by then.
  writeFileSync(draft, `${made.toString('base64')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!isFileError(error, 'EEXIST')) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return made;
}

function orConfigError<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    const why = isNativeError(error) ? error.message : 'unknown reason';
    throw new ConfigError([`DATA_DIR must be a directory that can be written: ${why}.`]);
  }
}

function isFileError(error: unknown, code: string): boolean {
  return isNativeError(error) && 'code' in error && error.code === code;
}
