import type { Core } from '../../core.ts';
import { OneToOneModel } from '../../one-to-ones/one-to-one.ts';
import { type OpenOrganisation, openOrganisation } from '../../people/open-organisation.ts';
import { lapseLeftBehind, type Next } from '../../reminders/lapse.ts';
import { type Cycle, CycleModel } from '../cycle.ts';
import { type Announced, announcer } from './announce.ts';

const batchSize = 1000;

/**
 * Tells of everything that was stored of a cycle since the sweep began that is not done with it: one that was cut short
 * may have told nobody of the last of it, and let nothing lapse.
 */
export async function announceStored(
  core: Core,
  cycleId: string,
  organisation: OpenOrganisation,
): Promise<void> {
  const cycle = await CycleModel.findById(cycleId).lean<Cycle>();
  if (!cycle?.issuing) return;
  const { since, occurrences } = cycle.issuing;
  const announce = announcer(core, cycle, organisation);
  const tell = async (some: readonly (Announced & Next)[]) => {
    await lapseLeftBehind(core, some, since);
    await announce(some);
  };
  const stored = OneToOneModel.find({ cycleId, occurrence: { $in: occurrences }, issuedAt: { $gte: since } })
    .where({ status: { $ne: 'skipped' } })
    .select({
      cycleId: 1,
      occurrence: 1,
      threadId: 1,
      revieweeId: 1,
      reviewerId: 1,
      issueOn: 1,
      issuedAt: 1,
      revieweeBy: 1,
      reassignments: 1,
      takenOver: 1,
    })
    .lean<(Announced & Next)[]>();
  let batch: (Announced & Next)[] = [];
  for await (const oneToOne of stored.cursor({ batchSize })) {
    batch.push(oneToOne);
    if (batch.length < batchSize) continue;
    await tell(batch);
    batch = [];
  }
  await tell(batch);
}

/** Does so for cycles that were paused or ended while a sweep that was cut short was at them, or that nobody is due in. */
export async function announceLeftBehind(core: Core): Promise<void> {
  const left = await CycleModel.find({
    'issuing.since': { $lte: core.clock.now() },
    $nor: [{ status: { $in: ['active', 'paused'] }, nextIssueAt: { $lte: core.clock.now() } }],
  }).lean<Cycle[]>();
  if (left.length === 0) return;
  const organisation = await openOrganisation();
  for (const { _id, issuing } of left) {
    await announceStored(core, _id, organisation);
    await CycleModel.updateOne(
      { _id, 'issuing.since': issuing?.since ?? null },
      { $unset: { issuing: true } },
    );
  }
}
