import { z } from 'zod';

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}

/** An IANA time zone name such as `Europe/Warsaw`. */
export const timeZoneSchema = z
  .string()
  .refine((name) => /[A-Za-z]/.test(name) && isTimeZone(name), 'is not a time zone name like Europe/Warsaw');
