/** A platform takes at most so many calls in any such span of time, of which we make some at once when they come. */
export interface Window {
  most: number;
  withinMs: number;
  /** How many we send at once after a quiet time; the rest comes evenly. */
  burst: number;
}

/** Everything that counts together, such as all calls for one workspace, or all into one conversation. */
export interface RateLimit {
  key: string;
  /** Empty where nothing is limited. */
  windows: readonly Window[];
}

/** A queue of calls of one kind, and how fast they are made. */
export interface Lane extends RateLimit {
  /** The keys of lanes that go first: while anything is due there, nothing of this one is begun. */
  after?: readonly string[];
}

/** So many at once, and one more every so often. */
export interface Pace {
  burst: number;
  everyMs: number;
  /** How much later than planned one may come without there being too many. */
  lateMs: number;
}

/** What is left unused, because calls do not take equally long to arrive. */
const spareShare = 0.01;

/** The even pace that stays inside a window wherever one begins to count. */
export function paceWithin({ most, withinMs, burst }: Window): Pace {
  const spare = Math.ceil(most * spareShare);
  const everyMs = withinMs / (most - burst - spare);
  return { burst, everyMs, lateMs: spare * everyMs };
}
