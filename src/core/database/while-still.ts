/**
 * Conditions that match a record only while it holds what was read of it, so that a write passes over nothing that was
 * changed in between.
 * @param paths with dots, such as `preferences.platform`
 */
export function whileStill(read: object, ...paths: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(paths.flatMap((path) => conditionsOn(path, valueAt(read, path))));
}

function valueAt(read: object, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (isMap(value) ? value[key] : undefined), read);
}

/** Field by field, for the order of the fields is no difference. */
function conditionsOn(path: string, value: unknown): [string, unknown][] {
  if (value === undefined) return [[path, { $exists: false }]];
  if (!isMap(value)) return [[path, { $eq: value }]];
  return Object.entries(value).flatMap(([key, inner]) => conditionsOn(`${path}.${key}`, inner));
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
