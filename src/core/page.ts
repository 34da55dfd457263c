/** One page of a list, as many items as both platforms show comfortably. */
export interface Page<T> {
  items: T[];
  index: number;
  count: number;
}

/** The asked page of so many items, or the last one when there are not that many; `skip` items come before it. */
export function locatePage(
  total: number,
  size: number,
  asked = 0,
): { index: number; count: number; skip: number } {
  const count = Math.max(1, Math.ceil(total / size));
  const index = Math.min(asked, count - 1);
  return { index, count, skip: index * size };
}

/** The asked page, or the last one when there are not that many. */
export function pageOf<T>(all: readonly T[], size: number, asked?: number): Page<T> {
  const { index, count, skip } = locatePage(all.length, size, asked);
  return { items: all.slice(skip, skip + size), index, count };
}
