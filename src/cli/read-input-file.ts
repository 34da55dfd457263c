import { createReadStream } from 'node:fs';
import { isNativeError } from 'node:util/types';
import { tooLarge } from '../core/forms/decode-file.ts';
import { fileRefusal } from '../core/forms/file-refusal.ts';

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder, not a file',
  EACCES: 'it may not be read',
};

/**
 * The whole file, unless it is larger than that.
 * @throws {AppError} when it cannot be read
 */
export async function readInputFile(path: string, largest: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of createReadStream(path)) {
      chunks.push(chunk);
      size += chunk.length;
      // It may have no end, as what another program writes.
      if (size > largest) break;
    }
  } catch (error) {
    const code = isNativeError(error) && 'code' in error ? String(error.code) : 'unknown';
    throw fileRefusal([`${path}: ${reasons[code] ?? `it cannot be read (${code})`}.`], error);
  }
  if (size > largest) throw tooLarge(largest);
  return Buffer.concat(chunks);
}
