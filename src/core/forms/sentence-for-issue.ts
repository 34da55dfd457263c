import type { z } from 'zod';
import { describeIssue } from './describe-issue.ts';

/** One of zod's issues as a sentence beside the field of a form that it is about. */
export function sentenceForIssue(issue: z.core.$ZodIssue, content: unknown): string {
  const [problem] = describeIssue(issue, content);
  const reason = problem?.reason ?? 'is not right';
  if (reason === 'is missing') return 'Please fill this in.';
  if (/min must be below max/.test(reason)) return 'The highest must be above the lowest.';
  return `${reason.startsWith('"') ? reason : `This ${reason}`}.`;
}
