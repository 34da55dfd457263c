import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { openDatabase } from '../../src/engine/open-database.ts';

/** An engine of its own in a folder of its own, and what rows share on it. */
export interface Workbench {
  uri: string;
  engine: string;
  /** A folder for a profile of the app's processor time, where one was asked for. */
  profiledTo?: string | undefined;
  /** Makes something once for all rows that need it. */
  once<T>(what: string, make: () => Promise<T>): Promise<T>;
  /** Tells whoever waits what is going on. */
  say(line: string): void;
  close(): Promise<void>;
}

export async function openWorkbench(profiledTo?: string): Promise<Workbench> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tandem-bench-'));
  const log = pino({ level: 'warn' }, pino.destination({ dest: 2, sync: true }));
  const database = await openDatabase({ dataDir, log });
  const made = new Map<string, Promise<unknown>>();
  return {
    uri: database.uri,
    engine: database.description.replace(/ in .*/, ''),
    profiledTo,
    once<T>(what: string, make: () => Promise<T>) {
      const making = made.get(what) ?? make();
      made.set(what, making);
      return making as Promise<T>;
    },
    say(line) {
      process.stderr.write(`  ${line}\n`);
    },
    async close() {
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
