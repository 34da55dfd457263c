import { inBatches } from '../../database/in-batches.ts';
import { insertMissing } from '../../database/insert-missing.ts';
import { type OneToOne, OneToOneModel, oneToOneId } from '../../one-to-ones/one-to-one.ts';
import { type NotIssued, NotIssuedModel } from '../not-issued.ts';
import { hashOfPeople } from '../plan/hash-of-people.ts';
import type { Passed } from '../plan/settle.ts';

const mostInOne = 5000;

/**
 * Records who got none of what was due for them, and why. Whoever has theirs, or is recorded already, is left as they are.
 * @returns the new records
 */
export async function recordNotIssued(cycleId: string, passed: readonly Passed[]): Promise<NotIssued[]> {
  const recorded: NotIssued[] = [];
  for (const ofOne of grouped(passed, ({ occurrence }) => occurrence)) {
    const fresh = await withoutKnown(cycleId, ofOne);
    recorded.push(...(await insertMissing(NotIssuedModel, recordsOf(cycleId, fresh))));
  }
  return recorded;
}

/** Takes back what was recorded of people who have a 1-to-1 of that occurrence after all, be it one that is skipped. */
export async function takerBack(
  cycleId: string,
  occurrence: number,
): Promise<(oneToOnes: readonly Pick<OneToOne, 'revieweeId'>[]) => Promise<void>> {
  const ofIt = { cycleId, occurrence };
  const areThereAny = (await NotIssuedModel.exists(ofIt)) !== null;
  return async (oneToOnes) => {
    if (!areThereAny || oneToOnes.length === 0) return;
    const ids = oneToOnes.map(({ revieweeId }) => revieweeId);
    await NotIssuedModel.updateMany({ ...ofIt, personIds: { $in: ids } }, { $pullAll: { personIds: ids } });
  };
}

function grouped<T>(all: readonly T[], keyOf: (each: T) => unknown): T[][] {
  const groups = new Map<unknown, T[]>();
  for (const each of all) {
    const group = groups.get(keyOf(each));
    if (group) group.push(each);
    else groups.set(keyOf(each), [each]);
  }
  return [...groups.values()];
}

async function withoutKnown(cycleId: string, passed: readonly Passed[]): Promise<Passed[]> {
  const [{ occurrence } = { occurrence: 0 }] = passed;
  const records = await NotIssuedModel.find({ cycleId, occurrence }, { personIds: 1 }).lean<
    Pick<NotIssued, 'personIds'>[]
  >();
  const known = new Set(records.flatMap(({ personIds }) => personIds));
  const fresh: Passed[] = [];
  for (const batch of inBatches(passed.filter(({ person }) => !known.has(person._id)))) {
    const ids = batch.map(({ person }) => oneToOneId(cycleId, occurrence, person._id));
    const issued = new Set(await OneToOneModel.distinct('_id', { _id: { $in: ids } }));
    fresh.push(...batch.filter((_, index) => !issued.has(ids[index] ?? '')));
  }
  return fresh;
}

function recordsOf(cycleId: string, passed: readonly Passed[]): NotIssued[] {
  const alike = grouped(passed, ({ reason, dates }) => `${reason} ${dates.issueOn} ${dates.finaliseBy}`);
  return alike.flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { occurrence, reason, dates } = first;
    const ids = group.map(({ person }) => person._id).sort();
    return [...inBatches(ids, mostInOne)].map((personIds) => ({
      // The same people make the same id, so that two copies that record them record them once.
      _id: `${cycleId}:${occurrence}:${reason}:${hashOfPeople(personIds)}`,
      cycleId,
      occurrence,
      reason,
      personIds,
      issueOn: dates.issueOn,
      finaliseBy: dates.finaliseBy,
    }));
  });
}
