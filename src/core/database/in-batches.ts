/** Slices of at most so many, so that neither memory nor one write grows with the organisation. */
export function* inBatches<T>(all: readonly T[], size = 1000): Generator<T[]> {
  for (let start = 0; start < all.length; start += size) yield all.slice(start, start + size);
}
