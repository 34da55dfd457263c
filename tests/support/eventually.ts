import { setTimeout as pause } from 'node:timers/promises';

/** A little less than a test may take, so that it says what it waited for. */
const longestMs = 15_000;

/** The first answer that is neither undefined nor false: what an app does of itself takes a moment. */
export async function eventually<Found>(
  look: () => Found | undefined | false | Promise<Found | undefined | false>,
): Promise<Found> {
  const giveUpAt = performance.now() + longestMs;
  while (performance.now() < giveUpAt) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    await pause(5);
  }
  throw new Error(`Nothing came of it: ${look}`);
}
