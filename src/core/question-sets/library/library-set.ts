import type { z } from 'zod';
import type { questionSetInputSchema } from '../question-set.ts';

/** A ready question set that ships with the product. */
export interface LibrarySet {
  /** Names it in buttons; never changes. */
  slug: string;
  /** When to use it, in a sentence. */
  purpose: string;
  set: z.input<typeof questionSetInputSchema>;
}
