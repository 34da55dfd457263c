import { isDeepStrictEqual } from 'node:util';

type Stored = { _id: string };

/** A record as it should be stored: a field that is undefined should be absent. */
export type Wanted<T extends Stored> = { [K in keyof T]?: T[K] | undefined } & Stored;

export interface Changes {
  $set?: Record<string, unknown>;
  $unset?: Record<string, true>;
}

export interface Comparison<T extends Stored> {
  created: T[];
  changed: { before: T; changes: Changes }[];
  unchanged: number;
}

/** Which of the wanted records are new, and what turns the stored ones into the others, by `_id`. */
export function compareRecords<T extends Stored>(
  stored: readonly T[],
  wanted: readonly Wanted<T>[],
): Comparison<T> {
  const byId = new Map(stored.map((record) => [record._id, record]));
  const comparison: Comparison<T> = { created: [], changed: [], unchanged: 0 };
  for (const record of wanted) {
    const before = byId.get(record._id);
    const changes = before && changesOf(before, record);
    if (!before) comparison.created.push(withoutUndefined(record) as unknown as T);
    else if (changes) comparison.changed.push({ before, changes });
    else comparison.unchanged += 1;
  }
  return comparison;
}

/** What turns a stored record into the wanted one, field by field; undefined when it is so already. */
export function changesOf(stored: object, wanted: object): Changes | undefined {
  const before = new Map<string, unknown>(Object.entries(stored));
  const changed = Object.entries(wanted).filter(
    ([field, value]) => !isDeepStrictEqual(before.get(field), value),
  );
  if (changed.length === 0) return undefined;
  const set = changed.filter(([, value]) => value !== undefined);
  const unset = changed.filter(([, value]) => value === undefined).map(([field]) => [field, true] as const);
  return {
    ...(set.length > 0 && { $set: Object.fromEntries(set) }),
    ...(unset.length > 0 && { $unset: Object.fromEntries(unset) }),
  };
}

/** Whether any of these fields is set or taken away. */
export function touches({ $set, $unset }: Changes, fields: readonly string[]): boolean {
  return fields.some((field) => field in { ...$set, ...$unset });
}

function withoutUndefined(record: object): object {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

/** The comparison as bulk writes. */
export function writesOf<T extends Stored>({ created, changed }: Omit<Comparison<T>, 'unchanged'>) {
  return [
    ...changed.map(({ before, changes }) => updateOf(before, changes)),
    ...created.map((document) => ({ insertOne: { document } })),
  ];
}

export function updateOf({ _id }: Stored, changes: Changes) {
  return { updateOne: { filter: { _id }, update: changes } };
}
