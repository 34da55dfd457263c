import { z } from 'zod';

/** A time of day as a wall clock shows it, from `00:00` to `23:59`. */
export const clockTimeSchema = z
  .string()
  .trim()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Please write a time like 09:00 or 18:30.');
