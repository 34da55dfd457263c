/** How many of the newest ratings the other of the two sees the average of, and how many there must be. */
export const mostAveraged = 5;
const fewestAveraged = 3;

/** In so small a group an average would tell what somebody said. */
const smallestGroup = 4;

/**
 * The average that the other of the two sees: to the nearest half, because from two exact averages that follow on each
 * other one could work out the newest score.
 * @param newestFirst the scores of one person
 */
export function averageForOther(newestFirst: readonly number[]): number | undefined {
  if (newestFirst.length < fewestAveraged) return undefined;
  return Math.round(2 * averageOf(newestFirst.slice(0, mostAveraged))) / 2;
}

/** @param scores what each person said, every person once */
export function averageOfGroup(scores: readonly number[]): number | undefined {
  return scores.length < smallestGroup ? undefined : Math.round(10 * averageOf(scores)) / 10;
}

function averageOf(scores: readonly number[]): number {
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
