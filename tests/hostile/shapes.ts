import { nonsense } from './nonsense.ts';

const places = ['what was typed', 'what was pressed', 'who did it'] as const;
type Place = (typeof places)[number];

export interface Shape {
  name: string;
  place: Place;
  value: unknown;
}

/** Each kind of nonsense in each place. */
export const shapes: readonly Shape[] = places.flatMap((place) =>
  nonsense.map(({ name, value }) => ({ name: `${name} as ${place}`, place, value })),
);
