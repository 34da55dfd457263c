import type { z } from 'zod';
import { type Problem, type ProblemPath, valueAt } from './problem.ts';
import { quotable } from './unseen.ts';

type Issue = z.core.$ZodIssue;

const typeNames: Record<string, string> = {
  array: 'a list',
  object: 'a map of keys',
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

/** One of zod's issues in words for whoever wrote the file; each unknown key is a problem of its own. */
export function describeIssue(issue: Issue, content: unknown): Problem[] {
  const path = issue.path as ProblemPath;
  if (issue.code === 'unrecognized_keys') {
    const has = path.length > 2 ? 'has the unknown key' : 'unknown key';
    return issue.keys.map((unknownKey) => ({
      path,
      reason: `${has} "${quotable(unknownKey)}"`,
      unknownKey,
    }));
  }
  const value = valueAt(content, path);
  if (value === undefined) return [{ path, reason: 'is missing' }];
  const given = typeof value === 'string' || typeof value === 'number' ? `"${quotable(String(value))}" ` : '';
  return [{ path, reason: `${given}${wordsOf(issue)}` }];
}

function wordsOf(issue: Issue): string {
  // Our own messages go on after the name of what they are about; the library's are sentences.
  if (/^[a-z]/.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${typeNames[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be one of ${issue.values.join(', ')}`;
    case 'invalid_union':
      return `must be one of ${'options' in issue ? issue.options?.join(', ') : 'those there are'}`;
    case 'invalid_format':
      return issue.format === 'email' ? 'is not an e-mail address' : 'is not written right';
    case 'too_small':
      return sizeOf(issue.origin, 'at least', issue.minimum);
    case 'too_big':
      return sizeOf(issue.origin, 'at most', issue.maximum);
    default:
      return `is not right (${issue.message})`;
  }
}

function sizeOf(origin: string, bound: string, size: number | bigint): string {
  if (origin === 'string') return `must have ${bound} ${size} character${size === 1 ? '' : 's'}`;
  if (origin === 'array') return `must have ${bound} ${size} ${size === 1 ? 'entry' : 'entries'}`;
  return `must be ${bound} ${size}`;
}
