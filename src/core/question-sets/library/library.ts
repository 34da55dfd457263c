import { notFound } from '../../errors.ts';
import { conversations } from './conversations.ts';
import type { LibrarySet } from './library-set.ts';
import { milestones } from './milestones.ts';
import { regulars } from './regulars.ts';

export const library: readonly LibrarySet[] = [...regulars, ...conversations, ...milestones];

/** @throws {AppError} not-found */
export function findInLibrary(slug: string): LibrarySet {
  const found = library.find((each) => each.slug === slug);
  if (!found) throw notFound('That question set');
  return found;
}
