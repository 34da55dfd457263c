import { createHash } from 'node:crypto';
import mongoose from 'mongoose';
import type { Core } from './core.ts';

/** A new document id: 24 hexadecimal characters, increasing with time. */
export function newId(): string {
  return new mongoose.Types.ObjectId().toHexString();
}

/**
 * The id of what a request makes: the same whenever the request is delivered again, so that nothing is made twice.
 * @param what tells the things apart that one request makes
 */
export function idFor({ key }: Pick<Core, 'key'>, what: string): string {
  if (key === undefined) return newId();
  return createHash('sha256')
    .update(JSON.stringify([key, what]))
    .digest('hex')
    .slice(0, 24);
}
