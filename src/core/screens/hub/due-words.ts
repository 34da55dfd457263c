import type { SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import { dutiesOn } from '../../reminders/duties.ts';
import { daysBetween } from '../../time/calendar.ts';
import type { IsoDate } from '../../time/iso-date.ts';
import { dayFor } from '../../views/describe-one-to-one.ts';

/** By when its reader is to do something about an open 1-to-1, or since when that is late. */
export function dueWords(seen: SeenOneToOne, today: IsoDate): string {
  const late = deadlinesOf(seen).find((by) => by < today);
  if (late !== undefined) return `late since ${dayFor(seen, late)}`;
  const { revieweeBy, finaliseBy } = seen.oneToOne;
  return `by ${dayFor(seen, seen.ownPart === 'reviewee' ? revieweeBy : finaliseBy)}`;
}

/** The nearest deadline first, be it ahead or past: what is long over does not stand before what is due this week. */
export function nearestFirst(oneToOnes: readonly SeenOneToOne[], today: IsoDate): SeenOneToOne[] {
  const distance = (seen: SeenOneToOne) =>
    Math.min(...deadlinesOf(seen).map((by) => Math.abs(daysBetween(today, by))));
  const byDistance = new Map(oneToOnes.map((seen) => [seen, distance(seen)]));
  return oneToOnes.toSorted((left, right) => (byDistance.get(left) ?? 0) - (byDistance.get(right) ?? 0));
}

/** Of what its reader still has to do; when that is nothing, or they have no part in it, of the whole. */
function deadlinesOf({ oneToOne, ownPart }: SeenOneToOne): IsoDate[] {
  const left = dutiesOn(oneToOne, ownPart).map(({ by }) => by);
  if (left.length > 0) return left;
  return ownPart === 'reviewee' ? [] : [oneToOne.finaliseBy];
}
