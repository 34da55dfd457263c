import type { Core } from '../core.ts';
import { askForHistory } from '../handovers/ask-for-history.ts';
import { type OneToOne, OneToOneModel } from '../one-to-ones/one-to-one.ts';
import { enqueue, type NewMessage } from '../outbox/enqueue.ts';
import { standInIdOn } from '../people/absences.ts';
import { type Person, PersonModel } from '../people/person.ts';
import { dayIn } from '../time/local-time.ts';

type Unannounced = Pick<OneToOne, '_id' | 'threadId' | 'revieweeId' | 'reviewerId' | 'revieweeBy'>;

const batchSize = 500;

/** Tells both people of every 1-to-1 that nobody was told about yet: also what a crash left behind. */
export async function announceIssued(core: Core): Promise<void> {
  for (;;) {
    const batch = await OneToOneModel.find(
      { isUnannounced: true },
      { threadId: 1, revieweeId: 1, reviewerId: 1, revieweeBy: 1 },
    )
      .limit(batchSize)
      .lean<Unannounced[]>();
    if (batch.length === 0) return;
    const standIns = await findStandIns(core, batch);
    await enqueue(
      core,
      batch.flatMap((oneToOne) => noticesOf(oneToOne, standIns.get(oneToOne.reviewerId))),
    );
    await enqueue(core, await askForHistory(batch));
    await OneToOneModel.updateMany(
      { _id: { $in: batch.map(({ _id }) => _id) } },
      { $unset: { isUnannounced: true } },
    );
  }
}

function noticesOf(
  { _id, revieweeId, reviewerId, revieweeBy: deadlineOn }: Unannounced,
  standInId: string | undefined,
) {
  const readers = new Set([revieweeId, reviewerId, ...(standInId === undefined ? [] : [standInId])]);
  return [...readers].map(
    (personId): NewMessage => ({ personId, deadlineOn, notice: { kind: 'issued', oneToOneId: _id } }),
  );
}

/** Of reviewers who are away today, who acts for them. */
async function findStandIns(core: Core, batch: readonly Unannounced[]): Promise<Map<string, string>> {
  const reviewers = await PersonModel.find(
    {
      _id: { $in: [...new Set(batch.map(({ reviewerId }) => reviewerId))] },
      'absences.0': { $exists: true },
    },
    { absences: 1, timeZone: 1 },
  ).lean<Pick<Person, '_id' | 'absences' | 'timeZone'>[]>();
  const standIns = new Map<string, string>();
  for (const { _id, absences, timeZone } of reviewers) {
    const standInId = standInIdOn(absences, dayIn(core.clock.now(), timeZone));
    if (standInId !== undefined) standIns.set(_id, standInId);
  }
  return standIns;
}
