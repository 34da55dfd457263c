import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isNativeError } from 'node:util/types';

/** The secret that was generated for a data directory; two starts at the same moment agree on one. */
export function readOrCreateSecret(dataDir: string): Buffer {
  const file = join(dataDir, 'secret');
  return readSecret(file) ?? createSecret(dataDir, file);
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
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!isFileError(error, 'EEXIST')) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return Buffer.from(readFileSync(file, 'utf8'), 'base64');
}

function isFileError(error: unknown, code: string): boolean {
  return isNativeError(error) && 'code' in error && error.code === code;
}
