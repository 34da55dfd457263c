/** Teams' own have about ten levels, a message with a card in it some twenty. */
const deepest = 100;

/** Whether something read from JSON goes deeper than anything that is written by hand: what walks through it may not come back. */
export function isTooDeep(read: unknown): boolean {
  let level: unknown[] = [read];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return true;
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
  return false;
}
