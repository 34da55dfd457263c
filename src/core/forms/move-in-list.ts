export const directions = ['up', 'down'] as const;
export type Direction = (typeof directions)[number];

/** The list with one item a place further up or down; the same list when it is at that end already. */
export function moveInList<T>(list: readonly T[], index: number, direction: Direction): T[] {
  const to = direction === 'up' ? index - 1 : index + 1;
  const item = list[index];
  if (item === undefined || to < 0 || to >= list.length) return [...list];
  const moved = list.filter((_, place) => place !== index);
  moved.splice(to, 0, item);
  return moved;
}
