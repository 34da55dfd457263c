import type { Core } from '../core.ts';
import { OneToOneModel } from '../one-to-ones/one-to-one.ts';
import { type Person, PersonModel } from '../people/person.ts';
import { ActionPointModel } from '../points/action-point.ts';

/** After something about these people changed: has the next sweep find out anew when they are to be reminded. */
export async function lookAgainFor(core: Core, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return;
  const those = { $in: [...personIds] };
  const covered = await PersonModel.find({ 'absences.standInId': those }, { _id: 1 }).lean<
    Pick<Person, '_id'>[]
  >();
  const reviewers = { $in: [...personIds, ...covered.map(({ _id }) => _id)] };
  const remindAt = core.clock.now();
  await OneToOneModel.updateMany(
    { status: 'open', $or: [{ revieweeId: those }, { reviewerId: reviewers }] },
    { $set: { remindAt } },
  );
  await ActionPointModel.updateMany(
    { ownerId: those, doneAt: { $exists: false }, dueOn: { $exists: true } },
    { $set: { remindAt } },
  );
}

/** After the company's days or times changed. */
export async function lookAgainForAll(core: Core): Promise<void> {
  const waiting = { remindAt: { $type: 'date' as const } };
  const again = { $set: { remindAt: core.clock.now() } };
  await OneToOneModel.updateMany(waiting, again);
  await ActionPointModel.updateMany(waiting, again);
}
