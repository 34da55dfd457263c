import { setTimeout as pause } from 'node:timers/promises';
import type mongoose from 'mongoose';
import { errorLabel } from '../core/chat/error-label.ts';

const answerWithinMs = 2_000;

/** Why this database cannot be used, when it cannot. */
export async function findDatabaseTrouble(connection: mongoose.Connection): Promise<string | undefined> {
  if (connection.db === undefined) return 'the database is not connected';
  const given = new AbortController();
  const overdue = pause(answerWithinMs, 'the database does not answer', { ref: false, signal: given.signal });
  const answer = connection.db
    .admin()
    .ping()
    .then(
      () => undefined,
      (error: unknown) => `the database does not answer (${errorLabel(error)})`,
    );
  return Promise.race([answer, overdue]).finally(() => {
    overdue.catch(() => undefined);
    given.abort();
  });
}
