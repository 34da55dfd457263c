import { createHash } from 'node:crypto';

/** The same for the same people, in whatever order. */
export function hashOfPeople(ids: readonly string[]): string {
  const hash = createHash('sha256');
  for (const id of [...ids].sort()) hash.update(id).update('\n');
  return hash.digest('base64url');
}
