import type { OneToOne, Reading } from '../one-to-ones/one-to-one.ts';
import { type Page, pageOf } from '../page.ts';
import { findPeople } from '../people/find-people.ts';

/** Who read it, for the two of a 1-to-1. */
export interface SeenReading extends Pick<Reading, 'as' | 'on'> {
  readerName: string;
}

/** One page of those that the gate left in a 1-to-1, the newest first. */
export async function readingsOf(
  { readings = [] }: Pick<OneToOne, 'readings'>,
  perPage: number,
  page?: number,
): Promise<Page<SeenReading>> {
  const shown = pageOf(readings.toReversed(), perPage, page);
  const people = await findPeople(shown.items.map(({ readerId }) => readerId));
  const items = shown.items.map(({ readerId, as, on }) => ({
    readerName: people.get(readerId)?.name ?? 'A former colleague',
    as,
    on,
  }));
  return { ...shown, items };
}
