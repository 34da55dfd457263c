import type { z } from 'zod';
import type { FormValues } from './form-values.ts';

export type ReadForm<T> = { input: T } | { errors: Record<string, string> };

/** What was filled in, or a sentence beside each field that is wrong. */
export function readForm<T>(schema: z.ZodType<T>, values: FormValues): ReadForm<T> {
  const read = schema.safeParse(values);
  if (read.success) return { input: read.data };
  const errors: Record<string, string> = {};
  for (const { path, message } of read.error.issues) errors[String(path[0] ?? 'text')] ??= message;
  return { errors };
}
