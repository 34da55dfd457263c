import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { databaseAway, isDatabaseAway } from '../core/database/away.ts';
import { AppError } from '../core/errors.ts';

/** A sentence for the person; what nobody foresaw is logged under an id that the sentence names. */
export function explainError(log: Logger, error: unknown, during: string): string {
  if (error instanceof AppError) return error.userMessage;
  if (isDatabaseAway(error)) return databaseAway(error).userMessage;
  const errorId = randomBytes(4).toString('hex');
  log.error({ errorId, during, ...describeError(error) }, 'something unforeseen in Teams');
  return `Something went wrong on our side. Please tell your admin this number: ${errorId}`;
}

/** Without the message, which may quote what somebody wrote. */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  return {
    error: error.name,
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(typeof statusCode === 'number' && { statusCode }),
    frames: error.stack?.split('\n').filter((line) => /^\s+at /.test(line)),
  };
}
