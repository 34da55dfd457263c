import { setTimeout as pause } from 'node:timers/promises';
import { isNativeError } from 'node:util/types';
import mongoose from 'mongoose';
import { AppError } from '../errors.ts';

const { MongoBulkWriteError, MongoError, MongoNetworkError, MongoServerSelectionError } = mongoose.mongo;

/** Platforms give an answer three seconds, of which the way takes some. */
const noticedAfterMs = 2_000;
const answersWithinMs = 300;

const sentence = 'Tandem cannot reach its database right now. Please try again in a few minutes.';
const sentenceWhenFull = 'Tandem cannot store anything right now. Please try again in a few minutes.';

/** MongoDB's own code for a disk on which there is no room. */
const outOfDiskSpace = 14_031;

/** Whether the database has no room to store anything. */
export function isOutOfRoom(error: unknown): boolean {
  if (error instanceof AppError) return isOutOfRoom(error.cause);
  if (error instanceof MongoBulkWriteError)
    return (
      error.code === outOfDiskSpace || [error.writeErrors].flat().some(({ code }) => code === outOfDiskSpace)
    );
  return error instanceof MongoError && error.code === outOfDiskSpace;
}

/** Whether the database was not there, or full, rather than that it did not like what it was asked. */
export function isDatabaseAway(error: unknown): boolean {
  if (isOutOfRoom(error)) return true;
  // The driver keeps in it what happened to a write of many records.
  if (error instanceof MongoBulkWriteError) return isDatabaseAway(error.errorResponse);
  if (error instanceof MongoServerSelectionError || error instanceof MongoNetworkError) return true;
  if (error instanceof MongoError) return /^Mongo(NotConnected|TopologyClosed)/.test(error.name);
  return isBrokenPipe(error);
}

/** What the driver passes on as it is, when it writes at the very moment in which the database goes. */
function isBrokenPipe(error: unknown): boolean {
  if (!isNativeError(error) || !('code' in error) || error.name !== 'Error') return false;
  return error.code === 'EPIPE' || error.code === 'ECONNRESET';
}

/** What people are told while the database is away. */
export function databaseAway(cause?: unknown): AppError {
  return new AppError(
    'unavailable',
    isOutOfRoom(cause) ? sentenceWhenFull : sentence,
    cause === undefined ? {} : { cause },
  );
}

/**
 * What the work comes to; however long the database keeps it waiting, whoever waits for it is told in time.
 * @throws {AppError} when the database does not answer; the work goes on
 */
export async function unlessDatabaseIsAway<T>(work: Promise<T>): Promise<T> {
  const watching = new AbortController();
  const isNoticed = pause(noticedAfterMs, true, { ref: false, signal: watching.signal });
  isNoticed.catch(() => undefined);
  try {
    const isLate = await Promise.race([work.then(() => false), isNoticed]);
    if (isLate && !(await doesAnswer())) throw databaseAway();
    return await work;
  } catch (error) {
    throw isDatabaseAway(error) ? databaseAway(error) : error;
  } finally {
    watching.abort();
    work.catch(() => undefined);
  }
}

async function doesAnswer(): Promise<boolean> {
  const answer = mongoose.connection.db?.admin().ping();
  if (answer === undefined) return false;
  const answered = answer.then(
    () => true,
    () => false,
  );
  return Promise.race([answered, pause(answersWithinMs, false, { ref: false })]);
}
