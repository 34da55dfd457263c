import { z } from 'zod';

/**
 * Who besides the two of a 1-to-1 may read its content: whoever the company's settings let, HR, admins and owners
 * whatever those say, or nobody.
 */
export const visibilities = ['setting', 'hr', 'pair'] as const;

export const visibleToSchema = z
  .enum(visibilities)
  .default('setting')
  .transform((who) => (who === 'setting' ? undefined : who));

/** What overrules the company's settings; undefined is as they say. */
export type VisibleTo = z.infer<typeof visibleToSchema>;
