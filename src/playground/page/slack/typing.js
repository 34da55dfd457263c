/** After this long without a key Slack's client takes typing to have paused. */
const pauseMs = 450;

/** Tells what is typed when typing pauses, and before anything is pressed. */
export function createTyping(wire) {
  const waiting = new Map();
  const tell = (key) => {
    const { element, value, timer } = waiting.get(key);
    clearTimeout(timer);
    waiting.delete(key);
    return wire.act('type', { element, value });
  };
  return {
    type(element, value) {
      const key = JSON.stringify(element);
      clearTimeout(waiting.get(key)?.timer);
      waiting.set(key, { element, value, timer: setTimeout(() => tell(key), pauseMs) });
    },
    async finish() {
      await Promise.all([...waiting.keys()].map(tell));
    },
  };
}
