import type { Core } from '../core.ts';
import { insertMissing } from '../database/insert-missing.ts';
import { type OneToOne, OneToOneModel } from '../one-to-ones/one-to-one.ts';
import { addDefaultPoints } from './add-default-points.ts';
import { buildOneToOne, buildSkipped, type OccurrenceToIssue } from './build-one-to-one.ts';
import { inBatches } from './in-batches.ts';
import type { PlannedIssue } from './plan-occurrence.ts';

export interface IssueCounts {
  issued: number;
  skipped: number;
}

/**
 * Stores the 1-to-1s of those people who do not have theirs yet. Points come before the 1-to-1 that carries them, so
 * that a crash in between leaves nothing behind that the next sweep does not complete.
 */
export async function issueOccurrence(
  core: Core,
  common: OccurrenceToIssue,
  issues: readonly PlannedIssue[],
  skips: readonly PlannedIssue[],
): Promise<IssueCounts> {
  const now = core.clock.now();
  const counts = { issued: 0, skipped: 0 };
  for (const batch of inBatches(issues)) {
    const missing = await findMissing(batch.map((issue) => buildOneToOne(common, issue, now)));
    await addDefaultPoints(common.template.agendaPoints, missing, now);
    counts.issued += await insertMissing(OneToOneModel, missing);
  }
  for (const batch of inBatches(skips)) {
    const missing = await findMissing(batch.map((issue) => buildSkipped(common, issue, now)));
    counts.skipped += await insertMissing(OneToOneModel, missing);
  }
  return counts;
}

async function findMissing(oneToOnes: OneToOne[]): Promise<OneToOne[]> {
  const existing = await OneToOneModel.find(
    { _id: { $in: oneToOnes.map(({ _id }) => _id) } },
    { _id: 1 },
  ).lean<Pick<OneToOne, '_id'>[]>();
  const ids = new Set(existing.map(({ _id }) => _id));
  return ids.size === 0 ? oneToOnes : oneToOnes.filter(({ _id }) => !ids.has(_id));
}
