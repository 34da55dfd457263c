import type { Core } from '../../core.ts';
import { inBatches } from '../../database/in-batches.ts';
import { insertMissing } from '../../database/insert-missing.ts';
import { type OneToOne, OneToOneModel } from '../../one-to-ones/one-to-one.ts';
import { findEarlierOpen, lapseOrLookLater } from '../../reminders/lapse.ts';
import { inFlight } from '../../time/in-flight.ts';
import type { PlannedIssue } from '../plan/planner.ts';
import { addDefaultPoints } from './add-default-points.ts';
import type { Announce } from './announce.ts';
import { buildOneToOne, buildSkipped, type OccurrenceToIssue } from './build-one-to-one.ts';
import { findWhoCouldTakeOver, markTakenOver } from './find-taken-over.ts';
import type { Pass } from './passes-of.ts';
import { takerBack } from './record-not-issued.ts';

export interface IssueCounts {
  issued: number;
  skipped: number;
  /** Those that were expected not to be there and were: another copy is at it too. */
  met: number;
}

/** While the database stores one batch, the next ones are made. */
const batchesInFlight = 3;

interface Batch {
  planned: PlannedIssue[];
  /** Whether to look first who has theirs already. */
  isChecked: boolean;
}

/**
 * Stores the 1-to-1s of one pass, and right after each batch the messages that tell of it. Whoever has theirs keeps it.
 * @param wasCutShort an earlier sweep got somewhere with this pass
 */
export async function issuePass(
  core: Core,
  common: OccurrenceToIssue,
  { occurrence, issues, late, skips }: Pass,
  announce: Announce,
  wasCutShort: boolean,
): Promise<IssueCounts> {
  const now = core.clock.now();
  const points = common.template.agendaPoints;
  const counts: IssueCounts = { issued: 0, skipped: 0, met: 0 };
  const [couldTakeOver, takeBack] = await Promise.all([
    findWhoCouldTakeOver(common.template),
    takerBack(common.cycle._id, occurrence),
  ]);

  const issue = async ({ planned, isChecked }: Batch) => {
    const all = planned.map((each) => buildOneToOne(common, each, now));
    const missing = isChecked ? await findMissing(all) : all;
    // Points come before the 1-to-1 that carries them: with it there, they are not looked for again.
    await addDefaultPoints(points, missing, now);
    const isAfterOthers = all[0]?.isRecurring === true;
    // Looked for before there are more that are open. What lapses does so before the card of the next one says so.
    const earlier = isAfterOthers ? await findEarlierOpen(missing) : [];
    const issued = await insertMissing(OneToOneModel, await markTakenOver(missing, couldTakeOver));
    await lapseOrLookLater(
      core,
      earlier,
      planned.flatMap(({ reviewee, reviewer }) => [reviewee, reviewer]),
    );
    await announce(issued);
    // Of those too who were issued theirs by a sweep that was cut short before it came to this.
    await takeBack(all);
    counts.issued += issued.length;
    counts.met += missing.length - issued.length;
  };
  const isChecked = wasCutShort || points.length > 0;
  await inFlight(batchesOf(issues, isChecked), batchesInFlight, issue);
  await inFlight(batchesOf(late, true), batchesInFlight, issue);

  for (const batch of inBatches(skips)) {
    const skipped = batch.map((each) => buildSkipped(common, each, now));
    counts.skipped += (await insertMissing(OneToOneModel, skipped)).length;
    await takeBack(skipped);
  }
  return counts;
}

function* batchesOf(planned: readonly PlannedIssue[], isChecked: boolean): Generator<Batch> {
  for (const batch of inBatches(planned)) yield { planned: batch, isChecked };
}

async function findMissing(oneToOnes: OneToOne[]): Promise<OneToOne[]> {
  const existing = await OneToOneModel.find(
    { _id: { $in: oneToOnes.map(({ _id }) => _id) } },
    { _id: 1 },
  ).lean<Pick<OneToOne, '_id'>[]>();
  const ids = new Set(existing.map(({ _id }) => _id));
  return ids.size === 0 ? oneToOnes : oneToOnes.filter(({ _id }) => !ids.has(_id));
}
