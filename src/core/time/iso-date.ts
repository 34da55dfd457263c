import { z } from 'zod';

/** A calendar day without a time or zone, as `YYYY-MM-DD`. */
export type IsoDate = string & { readonly __brand: 'IsoDate' };

function isCalendarDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

export const isoDateSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'is not a date like 2026-12-23')
  .refine(isCalendarDay, 'is not a day of the calendar')
  .transform((text) => text as IsoDate);

/** @throws {z.ZodError} when the text is no calendar day. */
export function isoDate(text: string): IsoDate {
  return isoDateSchema.parse(text);
}
