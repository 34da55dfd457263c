import { Refusal } from './api.js';
import { h } from './dom.js';

const tryAgainAfterMs = 1500;

/** Listens to what changes in the playground; `everything` is asked for whenever the connection is new. */
export function listen({ everything, ...listeners }) {
  const lost = h('p', { class: 'connection-lost', role: 'status' });
  document.body.append(lost);
  connect();

  function connect() {
    const source = new EventSource('/playground/events');
    source.addEventListener('open', () => {
      lost.textContent = '';
      everything();
    });
    source.addEventListener('error', () => {
      lost.textContent = 'Tandem does not answer. Trying again …';
      // The browser gives up by itself when the server says that it is starting.
      if (source.readyState === EventSource.CLOSED) setTimeout(connect, tryAgainAfterMs);
    });
    source.addEventListener('message', ({ data }) => {
      const event = JSON.parse(data);
      listeners[event.about]?.(event);
      if (event.about !== 'organisation') listeners.organisation();
    });
  }
}

/** Asks the server a moment after the last call, and not twice at once; what fails is asked again on the next change. */
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
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
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
