import { createHash } from 'node:crypto';

/** Eight characters that stand for what a field holds; nothing, an empty text and no choice are alike. */
export function digestOf(value: string | readonly string[] | undefined): string {
  const held = value === undefined || value.length === 0 ? '' : JSON.stringify(value);
  return createHash('sha256').update(held).digest('base64url').slice(0, 8);
}
