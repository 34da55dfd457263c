import type { Core } from '../core.ts';
import { type Page, pageOf } from '../page.ts';
import { findCoveredBy } from '../people/find-covered-by.ts';
import { findPeople } from '../people/find-people.ts';
import type { Person } from '../people/person.ts';
import { type SeenOneToOne, seeOneToOnes } from './load-one-to-one.ts';
import { type OneToOne, OneToOneModel } from './one-to-one.ts';

const mostListed = 2000;
const perPage = 8;

/**
 * How many 1-to-1s of this person lapsed that nobody has closed since.
 * @param coveredIds for whom they act today: those count as well
 */
export async function countEarlier(person: Person, coveredIds: readonly string[]): Promise<number> {
  return OneToOneModel.countDocuments(lapsedOf(person, coveredIds));
}

type Line = Pick<OneToOne, '_id' | 'threadId' | 'revieweeId' | 'reviewerId' | 'occurrence'>;

/** One page of them, pair by pair, the newest of each first. */
export async function listEarlier(core: Core, person: Person, page?: number): Promise<Page<SeenOneToOne>> {
  const lines = await OneToOneModel.find(lapsedOf(person, await findCoveredBy(core, person._id)), {
    threadId: 1,
    revieweeId: 1,
    reviewerId: 1,
    occurrence: 1,
  })
    .sort({ finaliseBy: -1 })
    .limit(mostListed)
    .lean<Line[]>();
  const otherIn = ({ revieweeId, reviewerId }: Line) => (revieweeId === person._id ? reviewerId : revieweeId);
  const people = await findPeople(lines.map(otherIn));
  const keyOf = (line: Line) => `${people.get(otherIn(line))?.name ?? ''} ${otherIn(line)} ${line.threadId}`;
  const keys = new Map(lines.map((line) => [line, keyOf(line)]));
  const inOrder = lines.toSorted(
    (left, right) =>
      (keys.get(left) ?? '').localeCompare(keys.get(right) ?? '') || right.occurrence - left.occurrence,
  );
  const { items, index, count } = pageOf(inOrder, perPage, page);
  const ids = items.map(({ _id }) => _id);
  const found = await OneToOneModel.find({ _id: { $in: ids } }).lean<OneToOne[]>();
  const seen = await seeOneToOnes(core, person, found);
  const place = new Map(ids.map((id, at) => [id, at]));
  const placeOf = ({ oneToOne }: SeenOneToOne) => place.get(oneToOne._id) ?? 0;
  return { items: seen.toSorted((left, right) => placeOf(left) - placeOf(right)), index, count };
}

function lapsedOf(person: Person, coveredIds: readonly string[]) {
  const reviewerIds = [person._id, ...coveredIds];
  return {
    status: 'lapsed' as const,
    $or: [{ revieweeId: person._id }, { reviewerId: { $in: reviewerIds } }],
  };
}
