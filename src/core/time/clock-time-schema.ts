import { z } from 'zod';
import { readClockTime } from './clock-time.ts';

const sentence = 'Please write a time like 18:30.';

/** A time of day as people type it, which becomes `HH:MM`. */
export const clockTimeSchema = z.string({ error: sentence }).transform((typed, context) => {
  const time = readClockTime(typed);
  if (time !== undefined) return time;
  context.addIssue({ code: 'custom', message: sentence });
  return z.NEVER;
});
