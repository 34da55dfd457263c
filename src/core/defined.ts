/** The same without what is undefined in it, for there an optional key is absent. */
export function defined<const T extends object>(given: T): Defined<T> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Defined<T>;
}

type MayBeUndefined<T> = { [K in keyof T]: undefined extends T[K] ? K : never }[keyof T];

type Defined<T> = Omit<T, MayBeUndefined<T>> & { [K in MayBeUndefined<T>]?: Exclude<T[K], undefined> };
