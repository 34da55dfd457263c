/** Matches what nothing later was said of than this moment: what platforms tell comes twice, and in any order. */
export function unlessLater(field: string, at: Date): object {
  const since = `${field}At`;
  return { $or: [{ [since]: null }, { [since]: { $lte: at } }] };
}

/** Sets a field, with the moment since when it is so in `<field>At`, unless something later was said of it. */
export function asOf(filter: object, field: string, value: unknown, at: Date) {
  return {
    filter: { ...filter, ...unlessLater(field, at) },
    update: { $set: { [field]: value, [`${field}At`]: at } },
  };
}
