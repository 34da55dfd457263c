/**
 * Acts on every item, on a few at a time, taking the next one only when one is done: what is made lazily is in
 * memory only while it is acted on.
 * @throws the first error, after which nothing more is taken
 */
export async function inFlight<T>(
  items: Iterable<T>,
  atOnce: number,
  act: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items[Symbol.iterator]();
  const worker = async () => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) await act(next.value);
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, worker));
  } finally {
    waiting.return?.();
  }
}
