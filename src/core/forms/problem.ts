export type ProblemPath = readonly (string | number)[];

/** Something that is wrong with a file, and where in it. */
export interface Problem {
  path: ProblemPath;
  reason: string;
  /** The key that is wrong, when it is one that `path` should not have. */
  unknownKey?: string;
}

export function valueAt(content: unknown, path: ProblemPath): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (value as Record<string | number, unknown>)[key]
        : undefined,
    content,
  );
}
