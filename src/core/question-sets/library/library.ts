import type { z } from 'zod';
import { notFound } from '../../errors.ts';
import type { questionSetInputSchema } from '../question-set.ts';
import { conversations } from './conversations.ts';
import { milestones } from './milestones.ts';
import { regulars } from './regulars.ts';

/** A ready question set that ships with the product. */
export interface LibrarySet {
  /** Names it in buttons; never changes. */
  slug: string;
  /** When to use it, in a sentence. */
  purpose: string;
  set: z.input<typeof questionSetInputSchema>;
}

export const library: readonly LibrarySet[] = [...regulars, ...conversations, ...milestones];

/** @throws {AppError} not-found */
export function findInLibrary(slug: string): LibrarySet {
  const found = library.find((each) => each.slug === slug);
  if (!found) throw notFound('That question set');
  return found;
}
