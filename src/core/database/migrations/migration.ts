import type mongoose from 'mongoose';

export type Db = NonNullable<mongoose.Connection['db']>;

/**
 * One change of what is stored. It works on documents as they are in the database and imports no model: what it says
 * about the past stays true when the models move on.
 */
export interface Migration {
  /** Its place in the order; what was released once is never renumbered. */
  number: number;
  /** What it changes, for the log and the record. */
  name: string;
  /**
   * May be cut short anywhere and run again, so it only takes on what is still in the old shape.
   * @param signal aborted when another copy has taken over
   * @returns how many documents it changed
   */
  up(db: Db, signal: AbortSignal): Promise<number>;
}
