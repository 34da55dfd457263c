/**
 * Runs an act one at a time: whoever asks while it runs shares one further run, which begins afterwards and so sees
 * everything that was there when they asked.
 */
export function coalesce<T>(act: () => Promise<T>): { run(): Promise<T>; idle(): Promise<void> } {
  let running: Promise<T> | undefined;
  let next: Promise<T> | undefined;

  const begin = (): Promise<T> => {
    const run = act().finally(() => {
      if (running === run) running = undefined;
    });
    running = run;
    return run;
  };

  return {
    run() {
      if (running === undefined) return begin();
      next ??= running
        .catch(() => undefined)
        .then(() => {
          next = undefined;
          return begin();
        });
      return next;
    },
    async idle() {
      for (let last = next ?? running; last !== undefined; last = next ?? running) {
        await last.catch(() => undefined);
      }
    },
  };
}
