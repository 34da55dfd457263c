import { z } from 'zod';
import { oneLine } from '../forms/shown-text.ts';

const longestText = 300;

/** What the cells of all three files are made of; messages go on after the column's name and the cell. */
export const emailCell = z.email('is not an e-mail address').toLowerCase();

export const textCell = oneLine(longestText, { tooLong: `is longer than ${longestText} characters` });

/** `a; b;c` → three entries, each once. */
export function listCell<T extends string>(entry: z.ZodType<T, string>) {
  return z
    .string()
    .transform((cell) => cell.split(';').map((part) => part.trim()))
    .transform((parts) => [...new Set(parts.filter((part) => part !== ''))])
    .pipe(z.array(entry))
    .default([]);
}

export const booleanCell = z
  .string()
  .toLowerCase()
  .pipe(z.enum(['true', 'false', 'yes', 'no'], 'must be true or false'))
  .transform((word) => word === 'true' || word === 'yes');

export const numberCell = z
  .string()
  .regex(/^\d+(\.\d+)?$/, 'is not a number like 12 or 12.5')
  .transform(Number);
