import mongoose from 'mongoose';

type Documents = object[];

export interface StoredState {
  /**
   * Begins to watch; what it gives back says whether anything that is stored has changed since.
   * @param except the name of a field that may change
   */
  watch(except?: string): Promise<() => Promise<boolean>>;
  /** Makes everything that was written to as it was. */
  restore(): Promise<void>;
  /** @throws when something is not as it was, which nobody noticed being written to */
  check(): Promise<void>;
}

const reads = new Set([
  'find',
  'findOne',
  'countDocuments',
  'estimatedDocumentCount',
  'distinct',
  'aggregate',
]);

/** Keeps what the database holds, so that every try begins with the same. Only what is written to is looked at again. */
export async function rememberState(): Promise<StoredState> {
  const kept = await allDocuments(Object.values(mongoose.models).map(({ collection }) => collection.name));
  /** Since the last restore, and since the last watch. */
  const written = new Set<string>();
  const lately = new Set<string>();
  mongoose.set('debug', (name: string, method: string) => {
    if (reads.has(method)) return;
    written.add(name);
    lately.add(name);
  });

  return {
    async watch(except) {
      const before = new Map([...kept, ...(await allDocuments([...written]))]);
      lately.clear();
      return async () => {
        const after = await allDocuments([...lately]);
        return [...after].some(([name, documents]) => !isSame(documents, before.get(name), except));
      };
    },
    async restore() {
      if (written.size > 0) await fill(new Map([...written].map((name) => [name, kept.get(name) ?? []])));
      written.clear();
    },
    async check() {
      const stored = await allDocuments([...kept.keys()]);
      for (const [name, documents] of kept) {
        if (!isSame(stored.get(name), documents)) throw new Error(`${name} is not as it was`);
      }
    },
  };
}

/** Makes collections hold these documents and no others, in one command: it is done for each of thousands of tries. */
export async function fill(collections: ReadonlyMap<string, Documents>): Promise<void> {
  await mongoose.connection.getClient().bulkWrite(
    [...collections].flatMap(([name, documents]) => {
      const { namespace } = collectionOf(name);
      const inserts = documents.map((document) => ({ namespace, name: 'insertOne' as const, document }));
      return [{ namespace, name: 'deleteMany' as const, filter: {} }, ...inserts];
    }),
  );
}

/** What is in some collections, in one question: it is asked before and after each of thousands of tries. */
export async function allDocuments(names: readonly string[]): Promise<Map<string, Documents>> {
  const documents = new Map<string, Documents>(names.map((name) => [name, []]));
  const [first, ...others] = names;
  if (first === undefined) return documents;
  const withName = (name: string) => [{ $sort: { _id: 1 } }, { $replaceWith: { name, document: '$$ROOT' } }];
  const found = await collectionOf(first)
    .aggregate<{ name: string; document: object }>([
      ...withName(first),
      ...others.map((name) => ({ $unionWith: { coll: name, pipeline: withName(name) } })),
    ])
    .toArray();
  for (const { name, document } of found) documents.get(name)?.push(document);
  return documents;
}

function isSame(left: Documents = [], right: Documents = [], except?: string): boolean {
  const written = (documents: Documents) =>
    JSON.stringify(documents, (key, value) => (key === except ? undefined : value));
  return written(left) === written(right);
}

function collectionOf(name: string) {
  const { db } = mongoose.connection;
  if (!db) throw new Error('not connected');
  return db.collection(name);
}
