import type { Core } from '../../core.ts';
import { OneToOneModel } from '../../one-to-ones/one-to-one.ts';
import { type OpenOrganisation, openOrganisation } from '../../people/open-organisation.ts';
import { type Cycle, CycleModel } from '../cycle.ts';
import { type Announced, announce, standIns } from './announce.ts';

const batchSize = 1000;

/**
 * Tells of everything that was stored of a cycle since the sweep began that is not done with it: one that was cut short
 * may have told nobody of the last of it.
 */
export async function announceStored(
  core: Core,
  cycleId: string,
  organisation: OpenOrganisation,
): Promise<void> {
  const cycle = await CycleModel.findById(cycleId, { issuing: 1 }).lean<Pick<Cycle, 'issuing'>>();
  if (!cycle?.issuing) return;
  const { since, occurrences } = cycle.issuing;
  const standInOf = standIns(organisation, core.clock.now());
  const tell = async (some: readonly Announced[]) => {
    await organisation.surround(
      [],
      some.map(({ reviewerId }) => reviewerId),
    );
    await announce(core, some, standInOf);
  };
  const stored = OneToOneModel.find({ cycleId, occurrence: { $in: occurrences }, issuedAt: { $gte: since } })
    .where({ status: { $ne: 'skipped' } })
    .select({
      threadId: 1,
      revieweeId: 1,
      reviewerId: 1,
      revieweeBy: 1,
      reassignments: 1,
      takenOver: 1,
    })
    .lean<Announced[]>();
  let batch: Announced[] = [];
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
