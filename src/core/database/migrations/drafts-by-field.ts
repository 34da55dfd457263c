import type { Db, Migration } from './migration.ts';

type Value = string | string[];
type Answer = Value | number | boolean;

/** As it was: the whole form, with the fields that were emptied left out. */
interface WholeDraft {
  values: Record<string, Value>;
  at: Date;
}

/** As it is now: what differs from what is shared, field by field. */
type DraftField = { value: Value; at: Date };

interface Part {
  drafts?: Record<string, WholeDraft | { fields: Record<string, DraftField> }> | null;
  shared?: Record<string, Answer> | null;
}

interface StoredOneToOne {
  _id: string;
  parts: Partial<Record<'reviewee' | 'reviewer', Part>>;
}

const partNames = ['reviewee', 'reviewer'] as const;
const batchSize = 200;

/** Whether any draft in this part is in the old shape. */
const hasWholeDraft = (part: string) => ({
  $anyElementTrue: {
    $map: {
      input: { $objectToArray: { $ifNull: [`$parts.${part}.drafts`, {}] } },
      in: { $ne: [{ $type: '$$this.v.values' }, 'missing'] },
    },
  },
});

/** Drafts of a 1-to-1 hold what differs from what is shared, by field and each with its time, instead of a whole form. */
export const draftsByField: Migration = {
  number: 1,
  name: 'drafts by field',
  async up(db, signal) {
    const oneToOnes = db.collection<StoredOneToOne>('oneToOnes');
    const cursor = oneToOnes.find(
      { $expr: { $or: partNames.map(hasWholeDraft) } },
      { projection: { parts: 1 }, batchSize },
    );
    let changed = 0;
    let updates: Update[] = [];
    for await (const oneToOne of cursor) {
      updates.push(...updatesOf(oneToOne));
      if (updates.length < batchSize) continue;
      changed += await write(db, updates, signal);
      updates = [];
    }
    return changed + (await write(db, updates, signal));
  },
};

interface Update {
  updateOne: { filter: Record<string, unknown>; update: Record<string, unknown> };
}

async function write(db: Db, updates: Update[], signal: AbortSignal): Promise<number> {
  signal.throwIfAborted();
  if (updates.length === 0) return 0;
  const { modifiedCount } = await db
    .collection<StoredOneToOne>('oneToOnes')
    .bulkWrite(updates, { ordered: false });
  return modifiedCount;
}

/** Each draft is changed by itself, and only if it is still the one that was read. */
function updatesOf({ _id, parts }: StoredOneToOne): Update[] {
  return partNames.flatMap((name) => {
    const { drafts, shared } = parts[name] ?? {};
    return Object.entries(drafts ?? {}).flatMap(([authorId, draft]) => {
      if (!draft || !('values' in draft)) return [];
      const path = `parts.${name}.drafts.${authorId}`;
      const fields = fieldsOf(draft, shared ?? {});
      const update =
        Object.keys(fields).length > 0 ? { $set: { [path]: { fields } } } : { $unset: { [path]: 1 } };
      const filter = { _id, [`${path}.values`]: { $exists: true }, [`${path}.at`]: draft.at ?? null };
      return [{ updateOne: { filter, update } }];
    });
  });
}

/** What was typed differently from what is shared, and what was emptied. */
function fieldsOf({ values, at }: WholeDraft, shared: Record<string, Answer>): Record<string, DraftField> {
  const ids = new Set([...Object.keys(values ?? {}), ...Object.keys(shared)]);
  const entries = [...ids].flatMap((id) => {
    const value = values?.[id] ?? '';
    return isSame(value, asTyped(shared[id])) ? [] : [[id, { value, at }] as const];
  });
  return Object.fromEntries(entries);
}

/** An answer as the field that asks for it held it at the time. */
function asTyped(answer: Answer | undefined): Value {
  if (answer === undefined) return '';
  if (Array.isArray(answer)) return answer;
  return typeof answer === 'boolean' ? (answer ? 'yes' : 'no') : String(answer);
}

/** An empty text and no choice are both nothing. */
function isSame(left: Value, right: Value): boolean {
  return left.length + right.length === 0 || JSON.stringify(left) === JSON.stringify(right);
}
