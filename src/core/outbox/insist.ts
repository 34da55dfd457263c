import { setTimeout as pause } from 'node:timers/promises';
import { isDatabaseAway } from '../database/away.ts';

const againAfterMs = 250;
const insistForMs = 10 * 60_000;

/**
 * Writes down what has happened already, however long the database is away: were it left out, it would happen again.
 * @throws the database's error, once it takes too long or is to stop
 */
export async function insist(write: () => Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  const until = performance.now() + insistForMs;
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (!isDatabaseAway(error) || signal?.aborted || performance.now() > until) throw error;
      await pause(againAfterMs);
    }
  }
}
