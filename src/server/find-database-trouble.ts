import { setTimeout as pause } from 'node:timers/promises';
import type mongoose from 'mongoose';
import { errorLabel } from '../core/chat/error-label.ts';
import { isOutOfRoom } from '../core/database/away.ts';
import { isDiskFull } from '../engine/disk-room.ts';

const answerWithinMs = 2_000;
const outOfRoom = 'there is no room on the disk of the database';

/**
 * Why this database cannot be used, when it cannot.
 * @param directory where the files of an engine of our own are: it goes on answering until it has to write on a full disk
 */
export async function findDatabaseTrouble(
  connection: mongoose.Connection,
  directory?: string,
): Promise<string | undefined> {
  const { db } = connection;
  if (db === undefined) return 'the database is not connected';
  const given = new AbortController();
  const overdue = pause(answerWithinMs, 'the database does not answer', { ref: false, signal: given.signal });
  return Promise.race([ask(db, directory), overdue]).finally(() => {
    overdue.catch(() => undefined);
    given.abort();
  });
}

async function ask(
  db: NonNullable<mongoose.Connection['db']>,
  directory: string | undefined,
): Promise<string | undefined> {
  try {
    await db.admin().ping();
  } catch (error) {
    return `the database does not answer (${errorLabel(error)})`;
  }
  if (directory !== undefined && (await isDiskFull(directory))) return outOfRoom;
  try {
    // A write that finds nothing to change is refused like any other where nothing can be stored.
    await db.collection<{ _id: string }>('sealing').updateOne({ _id: 'nothing' }, { $set: { at: 0 } });
    return undefined;
  } catch (error) {
    return isOutOfRoom(error) ? outOfRoom : `the database stores nothing (${errorLabel(error)})`;
  }
}
