/**
 * Every loop among links that lead from one key to at most one other, such as a team to its parent: each as its keys
 * in order, the first once more at the end.
 */
export function findLoops(links: ReadonlyMap<string, string>): string[][] {
  const loops: string[][] = [];
  const done = new Set<string>();
  for (const start of links.keys()) {
    const path: string[] = [];
    let key: string | undefined = start;
    while (key !== undefined && !done.has(key)) {
      done.add(key);
      path.push(key);
      key = links.get(key);
    }
    const from = key === undefined ? -1 : path.indexOf(key);
    if (key !== undefined && from >= 0) loops.push([...path.slice(from), key]);
  }
  return loops;
}

const mostNamed = 12;

/** `Data → Engineering → Data`; of a long one the start and the end. */
export function describeLoop(loop: readonly string[]): string {
  if (loop.length <= mostNamed) return loop.join(' → ');
  return [...loop.slice(0, mostNamed - 1), '…', ...loop.slice(-1)].join(' → ');
}
