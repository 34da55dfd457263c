import { setTimeout as pause } from 'node:timers/promises';
import { isDatabaseAway, isOutOfRoom } from '../core/database/away.ts';
import type { Database } from '../core/database/database.ts';
import { AppError } from '../core/errors.ts';

/** A database that goes is noticed a moment before its engine is known to have ended. */
const endIsKnownWithinMs = 2_000;

/**
 * What the operator is told of a database that cannot be used. The driver's own messages name hosts and reasons; an
 * address with its credentials is never in them.
 */
export async function cannotBeUsed(
  { description, directory, engineFailed }: Database,
  error: unknown,
  advice?: string,
): Promise<AppError> {
  const begin = `The database cannot be used: ${description}:`;
  const told = (sentence: string) => new AppError('misconfigured', sentence, { cause: error });
  const why = error instanceof Error ? error.message.split('\n').join(' ') : 'unknown reason';
  if (isOutOfRoom(error))
    return told(`${begin} there is no room on its disk (${why}): make room and start again.`);
  if (directory !== undefined && isDatabaseAway(error)) {
    const end = await Promise.race([engineFailed, pause(endIsKnownWithinMs, undefined)]);
    if (end) return told(`${begin} ${end.message}`);
  }
  return told(`${begin} ${[`${why}.`, advice].filter((each) => each !== undefined).join(' ')}`);
}
