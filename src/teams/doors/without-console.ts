import { AsyncLocalStorage } from 'node:async_hooks';

const silenced = new AsyncLocalStorage<true>();

let running = 0;
// biome-ignore lint/suspicious/noConsole: it is what botbuilder writes to
let original = console.error;

/**
 * What botbuilder verifies tokens with writes a line to the console for each that it refuses, whatever it says. It has no
 * setting against that, and anybody could fill the log: what it would write while it does this is left out.
 */
export async function withoutConsole<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running === 0) {
    // biome-ignore lint/suspicious/noConsole: it is what botbuilder writes to
    original = console.error;
    console.error = (...said) => silenced.getStore() ?? original(...said);
  }
  running += 1;
  try {
    return await silenced.run(true, work);
  } finally {
    running -= 1;
    if (running === 0) console.error = original;
  }
}
