/** Listens to what changes in the playground; the browser connects again by itself. */
export function listen({ everything, ...listeners }) {
  const source = new EventSource('/playground/events');
  source.addEventListener('open', everything);
  source.addEventListener('message', ({ data }) => {
    const event = JSON.parse(data);
    listeners[event.about]?.(event);
    if (event.about !== 'organisation') listeners.organisation();
  });
}

/** Runs something a moment after the last call, and not twice at once. */
export function calmly(run, afterMs = 60) {
  let timer;
  let isRunning = false;
  let isWanted = false;
  const start = async () => {
    if (isRunning) {
      isWanted = true;
      return;
    }
    isRunning = true;
    try {
      await run();
    } finally {
      isRunning = false;
      if (isWanted) {
        isWanted = false;
        start();
      }
    }
  };
  return () => {
    clearTimeout(timer);
    timer = setTimeout(start, afterMs);
  };
}
