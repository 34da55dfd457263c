import { createHash } from 'node:crypto';

/**
 * Eight characters that stand for what a field holds; nothing, an empty text and no choice are alike, and so are the
 * same choices in another order.
 */
export function digestOf(value: string | readonly string[] | undefined): string {
  const held = typeof value === 'string' ? value : [...(value ?? [])].sort();
  const text = held.length === 0 ? '' : JSON.stringify(held);
  return createHash('sha256').update(text).digest('base64url').slice(0, 8);
}
