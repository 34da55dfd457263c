import type { Logger } from 'pino';

export type DatabaseLog = Pick<Logger, 'info' | 'warn'>;

/** A database that answers at `uri`. */
export interface Database {
  uri: string;
  /** For the log: which engine runs, and where; never with credentials. */
  description: string;
  /** Where the files of an engine are that was started here. */
  directory?: string;
  /** True where a running app on this machine has it open already. */
  isInUse?: true;
  /** Settles only when an engine that was started here goes without having been asked to. */
  engineFailed: Promise<Error>;
  /** Stops the engine if it was started here. */
  close(): Promise<void>;
}

/** For a database that somebody else looks after: it is not ours to watch, nor to stop. */
export function databaseElsewhere(uri: string, description: string): Database {
  return { uri, description, engineFailed: new Promise(() => {}), close: async () => {} };
}
