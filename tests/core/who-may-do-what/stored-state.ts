import mongoose from 'mongoose';

type Documents = object[];

export interface StoredState {
  /** Begins to watch; what it gives back says whether anything that is stored has changed since. */
  watch(): Promise<() => Promise<boolean>>;
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
  const kept = new Map<string, Documents>();
  for (const { collection } of Object.values(mongoose.models))
    kept.set(collection.name, await documentsIn(collection.name));
  /** Since the last restore, and since the last watch. */
  const written = new Set<string>();
  const lately = new Set<string>();
  mongoose.set('debug', (name: string, method: string) => {
    if (reads.has(method)) return;
    written.add(name);
    lately.add(name);
  });

  return {
    async watch() {
      const before = new Map(kept);
      for (const name of written) before.set(name, await documentsIn(name));
      lately.clear();
      return async () => {
        for (const name of lately) {
          if (!isSame(await documentsIn(name), before.get(name))) return true;
        }
        return false;
      };
    },
    async restore() {
      for (const name of written) {
        const documents = kept.get(name) ?? [];
        await collectionOf(name).deleteMany({});
        if (documents.length > 0) await collectionOf(name).insertMany(documents);
      }
      written.clear();
    },
    async check() {
      for (const [name, documents] of kept) {
        if (!isSame(await documentsIn(name), documents)) throw new Error(`${name} is not as it was`);
      }
    },
  };
}

function documentsIn(name: string): Promise<Documents> {
  return collectionOf(name).find().sort({ _id: 1 }).toArray();
}

function isSame(left: Documents, right: Documents = []): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function collectionOf(name: string) {
  const { db } = mongoose.connection;
  if (!db) throw new Error('not connected');
  return db.collection(name);
}
