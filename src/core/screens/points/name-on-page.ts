import type { PointsOnPage } from './points-on-page.ts';

/** Who wrote or owns something, as the reader knows them; "You" for the reader. */
export function nameOnPage({ seen, names }: Pick<PointsOnPage, 'seen' | 'names'>, id: string): string {
  return id === seen.actor._id ? 'You' : (names.get(id) ?? 'Former colleague');
}
