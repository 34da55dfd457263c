import { inspect } from 'node:util';

/** All that a value holds, hidden or not, as text. */
export function everythingIn(value: unknown): string {
  return inspect(value, {
    depth: Number.POSITIVE_INFINITY,
    maxStringLength: Number.POSITIVE_INFINITY,
    maxArrayLength: Number.POSITIVE_INFINITY,
    showHidden: true,
    customInspect: false,
  });
}
