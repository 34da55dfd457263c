/** Who imports whom. Everybody who is imported is a key as well. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** Whom one reaches by going from import to import; oneself too, if that leads back. */
export function reachedFrom(graph: Graph, start: string): Set<string> {
  const reached = new Set<string>();
  const toVisit = [start];
  for (let next = toVisit.pop(); next !== undefined; next = toVisit.pop()) {
    const found = [...(graph.get(next) ?? [])].filter((each) => !reached.has(each));
    for (const each of found) reached.add(each);
    toVisit.push(...found);
  }
  return reached;
}

function reachOfAll(graph: Graph): Map<string, Set<string>> {
  return new Map([...graph.keys()].map((each) => [each, reachedFrom(graph, each)]));
}

/** All circles, each as the names of everybody in it. */
export function circlesIn(graph: Graph): string[][] {
  const reach = reachOfAll(graph);
  const circles = [...graph.keys()].map((each) =>
    [...(reach.get(each) ?? [])].filter((other) => reach.get(other)?.has(each)).sort(),
  );
  // Whoever is in a circle has found it.
  return [...new Map(circles.map((circle) => [circle.join(), circle])).values()].filter(
    (circle) => circle.length > 1,
  );
}

/** How many steps it is down from each, by the longest way. Those in a circle are level with each other. */
export function levelsOf(graph: Graph): Map<string, number> {
  const circles = circlesIn(graph);
  const levels = new Map<string, number>();
  const levelOf = (name: string): number => {
    const known = levels.get(name);
    if (known !== undefined) return known;
    const together = circles.find((circle) => circle.includes(name)) ?? [name];
    const beneath = together
      .flatMap((each) => [...(graph.get(each) ?? [])])
      .filter((each) => !together.includes(each));
    const level = Math.max(0, ...beneath.map((each) => levelOf(each) + 1));
    for (const each of together) levels.set(each, level);
    return level;
  };
  for (const name of graph.keys()) levelOf(name);
  return levels;
}

/** The same without the arrows that go without saying: to whom one also gets by way of another. */
export function withoutDetours(graph: Graph): Graph {
  const reach = reachOfAll(graph);
  const leadsTo = (from: string, to: string) => reach.get(from)?.has(to) === true;
  const isOnTheWay = (name: string, other: string, target: string) =>
    other !== target && leadsTo(other, target) && !leadsTo(target, other) && !leadsTo(other, name);
  return new Map(
    [...graph].map(([name, targets]) => {
      const kept = [...targets].filter(
        (target) => ![...targets].some((other) => isOnTheWay(name, other, target)),
      );
      return [name, new Set(kept)];
    }),
  );
}
