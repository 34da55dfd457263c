import { can, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { locatePage, type Page } from '../page.ts';
import { findPeople } from '../people/find-people.ts';
import { type Reading, ReadingModel } from './reading.ts';

/** Who read it, for the two of a 1-to-1. */
export interface SeenReading extends Pick<Reading, 'as' | 'on'> {
  readerName: string;
}

/** The newest of them, for the two; nothing for anybody else. */
export async function latestReadings(seen: SeenOneToOne, most: number): Promise<SeenReading[]> {
  if (!can(seen, 'see-readings')) return [];
  const oneToOneId = seen.oneToOne._id;
  return named(await ReadingModel.find({ oneToOneId }).sort(newestFirst).limit(most).lean<Reading[]>());
}

/** One page of all of them, the newest first. */
export async function readingsOf(
  oneToOneId: string,
  perPage: number,
  page?: number,
): Promise<Page<SeenReading>> {
  const filter = { oneToOneId };
  const { index, count, skip } = locatePage(await ReadingModel.countDocuments(filter), perPage, page);
  const found = await ReadingModel.find(filter).sort(newestFirst).skip(skip).limit(perPage).lean<Reading[]>();
  return { items: await named(found), index, count };
}

const newestFirst = { on: -1, _id: 1 } as const;

async function named(readings: readonly Reading[]): Promise<SeenReading[]> {
  const people = await findPeople(readings.map(({ readerId }) => readerId));
  return readings.map(({ readerId, as, on }) => ({
    readerName: people.get(readerId)?.name ?? 'A former colleague',
    as,
    on,
  }));
}
