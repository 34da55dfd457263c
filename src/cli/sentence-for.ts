import { isNativeError } from 'node:util/types';
import { ConfigError } from '../config/config.ts';
import { AppError } from '../core/errors.ts';

/** What whoever typed the command can act on; never where in the code it happened. */
export function sentenceFor(error: unknown): string {
  if (error instanceof AppError) return error.userMessage;
  if (error instanceof ConfigError) return error.message;
  return isNativeError(error) ? error.message : String(error);
}
