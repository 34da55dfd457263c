import { type OneToOne, OneToOneModel } from '../../one-to-ones/one-to-one.ts';
import { isUnderway } from '../../one-to-ones/status.ts';
import type { About } from '../../outbox/joining/join-messages.ts';

/** Of these messages, the ids of those about a 1-to-1 in which their reader is the reviewee, and may still prepare it. */
export async function findOwn(messages: readonly About[]): Promise<ReadonlySet<string>> {
  if (messages.length === 0) return new Set();
  const ids = messages.flatMap(({ oneToOneId }) => oneToOneId ?? []);
  const found = await OneToOneModel.find({ _id: { $in: ids } }, { revieweeId: 1, status: 1 }).lean<
    OneToOne[]
  >();
  const reviewees = new Map(found.filter(isUnderway).map(({ _id, revieweeId }) => [_id, revieweeId]));
  const own = messages.filter(
    ({ oneToOneId, personId }) => oneToOneId !== undefined && reviewees.get(oneToOneId) === personId,
  );
  return new Set(own.map(({ _id }) => _id));
}
