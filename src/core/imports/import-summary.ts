import type { Comparison } from '../database/compare-records.ts';

/** What an import did, or would do in a dry run. */
export interface ImportSummary {
  created: number;
  changed: number;
  unchanged: number;
  /** People who are no longer active afterwards: their line says so or, when that is asked for, they have none. */
  deactivated: number;
  /** Names of teams that people belong to and that did not exist. */
  teamsCreated: string[];
}

export interface ImportOptions {
  isDryRun?: boolean;
}

export function summaryOf<T extends { _id: string }>({
  created,
  changed,
  unchanged,
}: Comparison<T>): ImportSummary {
  return {
    created: created.length,
    changed: changed.length,
    unchanged,
    deactivated: 0,
    teamsCreated: [],
  };
}
