import { readFile } from 'node:fs/promises';
import { isNativeError } from 'node:util/types';
import { AppError } from '../core/errors.ts';

/** @throws {AppError} when it cannot be read */
export async function readInputFile(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = isNativeError(error) && 'code' in error ? error.code : undefined;
    const why = code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${String(code)})`;
    throw new AppError('invalid', `${path}: ${why}.`, { cause: error });
  }
}
